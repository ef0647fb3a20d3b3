import { ListSpaces } from '../../api/operations.js';
import { operation } from '../operation.js';

/** There is one list: every user of the emulator is a member of every space. */
export const listSpaces = operation(ListSpaces, {
  basis: {
    'lists in the order of making': 'assumed',
    'a page holds 100': 'assumed: spacesOnPage',
    'every user sees every space': 'assumed',
  },

  handle(request, { spaces, pager }) {
    return pager.page(ListSpaces, request, (key) => spaces.after(key));
  },
});

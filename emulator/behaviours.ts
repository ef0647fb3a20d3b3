import { choices } from './assumptions.js';
import { gitBasis } from './git-http/basis.js';
import type { BuiltOperation } from './operation.js';
import { builtOperations } from './operations/index.js';
import { workflowFileBasis } from './workflows/basis.js';
import { builtActions } from './workspaces/actions.js';

/** What is so whichever action is asked for. */
const common: BuiltOperation['basis'] = {
  'an error has its type in the body and in a header': 'observed',
  'no token, an unknown one and an expired login answer 403 AccessDeniedException': 'observed',
  'what does not exist answers in the same words': 'observed',
  'who is logged in may do everything, but for what belongs to another user': 'assumed',
  'every failing member is named in one 400 ValidationException': 'assumed',
  'members that the contract does not name are passed over, and null is absent': 'assumed',
  'an empty description is taken, though its pattern has no place for it': 'observed',
  'times are answered in UTC with three digits of a fraction': 'documented',
  'a token of a further page is good for the same list and the same inputs; any other answers 400 ValidationException':
    'assumed: spoiltPageToken',
  'such a token is good for a day': 'assumed: pageTokenSeconds',
};

/** What the emulator does and what that rests on, by action, and what can be told to be otherwise: data for a table. */
export const behaviours = {
  actions: [
    { name: 'Every action', basis: common },
    ...Object.values(builtOperations).map(({ name, basis }) => ({ name, basis })),
  ],
  workspacesActions: builtActions.map(({ contract: { name }, basis }) => ({ name, basis })),
  git: [
    { name: 'Clone URLs', basis: gitBasis },
    { name: 'Workflow definition files', basis: workflowFileBasis },
  ],
  choices,
};

import { CreateProject } from '../../api/operations.js';
import { input } from '../model/index.js';

/** The space of everything that lives in one: the provider's own unless it is given. */
export const inSpace = (description: string) =>
  input(CreateProject.request.spaceName, 'replace', `${description} The provider's \`spaceName\` if left out.`, {
    default: 'spaceName',
  });

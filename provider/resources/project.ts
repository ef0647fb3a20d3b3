import {
  CreateProject,
  DeleteProject,
  GetProject,
  ListDevEnvironments,
  ListProjects,
  ListSourceRepositories,
  UpdateProject,
} from '../../api/operations.js';
import { input, output } from '../model/index.js';
import { forceDestroy } from './force-destroy.js';
import { projectListing } from './listings.js';
import { listedBy } from './listed-by.js';
import { resource } from './resource.js';
import { inSpace } from './space-name.js';

const { displayName, description } = CreateProject.request;
const { name } = CreateProject.response;

/** The API can change a project's description and nothing else of it; its name is made by the service. */
export const project = resource('Project', {
  description: 'A project in a CodeCatalyst space: it holds source repositories, workflows and dev environments.',
  loses: 'everything in it: repositories with their code, workflows and dev environments',
  inputs: {
    spaceName: inSpace('The space that holds the project.'),
    displayName: input(
      displayName,
      'replace',
      'The name that people see. The API cannot change it: a change makes a new project.',
      {
        autoname: true,
        allowed: 'letters and digits, with single blanks, dots, hyphens or underscores between them',
      },
    ),
    description: input(
      description,
      'update',
      "What the project is for. The service refuses some punctuation, such as ! and '.",
      {
        allowed:
          'it begins with a letter or digit and goes on with letters, digits, blanks and - _ . , ; : / + = ? & $ %',
      },
    ),
  },
  options: { forceDestroy },
  outputs: {
    name: output(name, 'The name of the project in the API and in URLs. The service makes it from the display name.', {
      stable: true,
    }),
  },
  identity: ['spaceName', 'name'],
}).lifecycle({
  async create({ spaceName, displayName, description }, { create, list }) {
    const { name } = await create(CreateProject, { spaceName, displayName, description }, async () => {
      const found = (await list(ListProjects, { spaceName })).find((item) => item.displayName === displayName);
      // Projects tell no age: one that looks as asked for and holds nothing is all that a lost attempt can have left.
      if (!found || (found.description ?? '') !== (description ?? '')) return undefined;
      const held = await list(ListSourceRepositories, { spaceName, projectName: found.name });
      return held.length === 0 ? found : undefined;
    });
    return { spaceName, name };
  },

  async read({ spaceName, name }, _known, { find }) {
    const found = await find(GetProject, { spaceName, name }, projectListing(spaceName, name));
    return found && { spaceName, name, displayName: found.displayName ?? name, description: found.description };
  },

  async update({ description }, { spaceName, name }, { call }) {
    // "" clears it; leaving it out would keep the old one.
    await call(UpdateProject, { spaceName, name, description: description ?? '' });
  },

  async losses({ spaceName, name: projectName }, _state, { find, list }, reason) {
    // What is in it and managed is judged by itself when the project is replaced, and gone before it is deleted.
    if (reason === 'replace') return undefined;
    const there = await find(GetProject, { spaceName, name: projectName }, projectListing(spaceName, projectName));
    if (!there) return undefined;
    const inside = { spaceName, projectName };
    const repositories = (await list(ListSourceRepositories, inside)).map(
      ({ name }) => `the source repository ${name}`,
    );
    const environments = (await list(ListDevEnvironments, inside))
      .filter(({ status }) => status !== 'DELETED' && status !== 'DELETING')
      // By its id: its alias may be a secret of the program's, of which this resource knows nothing.
      .map(({ id }) => `the dev environment ${id}`);
    const held = [...repositories, ...environments];
    return held.length === 0
      ? undefined
      : `it still holds ${held.slice(0, 3).join(', ')}${held.length > 3 ? ` and ${held.length - 3} more` : ''}`;
  },

  async delete({ spaceName, name }, _state, { remove }) {
    await remove(DeleteProject, { spaceName, name }, projectListing(spaceName, name));
  },

  list: listedBy(ListProjects, ({ name, displayName }) => ({ id: name, name: displayName ?? name })),
});

import { DeleteSpace, GetSpace, ListSpaces, UpdateSpace } from '../../api/operations.js';
import { input, option, output, Problem } from '../model/index.js';
import type { ServiceContext } from '../service/connection.js';
import { listedBy } from './listed-by.js';
import { resource } from './resource.js';

const { displayName, regionName } = GetSpace.response;

/** The API makes no space, and cannot tell one that is gone from one that is closed to the user. */
export const space = resource('Space', {
  description:
    'A space that exists already: the console makes them, the API does not. It is taken up as it is, and its description is kept. Deleting or replacing this resource leaves the space alone, unless `deleteOnDestroy` was applied before.',
  inputs: {
    name: input(
      GetSpace.request.name,
      'replace',
      "The name of the space. The provider's `spaceName` if left out. A change takes up another space, and leaves this one.",
      { default: 'spaceName' },
    ),
    description: input(
      UpdateSpace.request.description,
      'update',
      'What the space is for. "" clears it; left out, it stays as it was found.',
      {
        allowed:
          'it begins with a letter or digit and goes on with letters, digits, blanks and - _ . , ; : / + = ? & $ %',
      },
    ),
  },
  options: {
    deleteOnDestroy: option(
      { type: 'boolean' },
      'Whether the space itself is deleted with this resource: everything in it goes, all projects with their code and dev environments, for good, and its name can never be used again, by anybody. It counts once it has been applied, and nothing stands in for it, `forceDestroy` of the provider included. While it counts, the space cannot be replaced by another.',
    ),
  },
  outputs: {
    displayName: output(displayName, 'The name that people see.'),
    regionName: output(regionName, 'The AWS Region of the space.', { stable: true }),
  },
  identity: ['name'],
}).lifecycle({
  async create({ name, description }, context) {
    const found = await take(name, notThere, context);
    if (description !== undefined && description !== (found.description ?? '')) {
      await context.call(UpdateSpace, { name, description });
    }
    return { name };
  },

  async read({ name }, _known, context) {
    const { displayName, description, regionName } = await take(name, neverProved, context);
    return { name, displayName, description, regionName };
  },

  async update({ name, description }, _state, { call }) {
    await call(UpdateSpace, { name, description: description ?? '' });
  },

  staysBecause: ({ name, deleteOnDestroy }) =>
    deleteOnDestroy === true
      ? new Problem(
          'data-loss',
          `Space ${name} is not replaced, because its deletion was asked for with deleteOnDestroy.`,
          {
            detail:
              'Set deleteOnDestroy: false and apply that first: then it stays when another takes its place. To keep it managed, take the change back.',
          },
        )
      : undefined,

  async delete({ name }, { deleteOnDestroy }, { call, warn }, { isReplaced }) {
    // Whatever made the engine replace it, it may be the very space that was taken up anew.
    if (deleteOnDestroy === true && !isReplaced) await call(DeleteSpace, { name });
    else warn(`The space ${name} stays with everything in it, and is no longer managed.`);
  },

  list: listedBy(ListSpaces, ({ name, displayName }) => ({ id: name, name: displayName ?? name })),
});

const notThere =
  'It may not exist, or be closed to this login. The API makes no spaces: make it in the CodeCatalyst console. If it is there, check its name, as it stands in the URL of the space, and that the user who is logged in is a member of it.';

const neverProved =
  'That a space is gone is never proved, so what is recorded is kept: log in as a member of it. If it was deleted, remove it from state.';

/** The space as it is; where the service tells of none, it says what that may mean. */
async function take(name: string, advice: string, { call }: ServiceContext) {
  try {
    return await call(GetSpace, { name });
  } catch (error) {
    const isClosed = error instanceof Problem && (error.kind === 'forbidden' || error.kind === 'not-found');
    throw isClosed ? error.advise(advice) : error;
  }
}

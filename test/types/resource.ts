// What a resource's file must not get past the compiler with. Nothing here runs.
import { createOnly, input, option, output, resourceOf, secretOnce } from '../../provider/model/index.js';
import { CreateProject, CreateSourceRepository, GetProject, GetSourceRepository } from '../../api/operations.js';
import type { ServiceContext } from '../../provider/service/connection.js';
import { projectListing } from '../../provider/resources/listings.js';
import { member } from '../unit/model/made-up-shelf.js';

const resource = resourceOf<ServiceContext>();
const { spaceName, description } = CreateProject.request;
const { name } = CreateProject.response;
const { createdTime } = GetSourceRepository.response;

// A member that the API does not have.
// @ts-expect-error -- the API calls it displayName
export const { displayname } = CreateProject.request;
// @ts-expect-error -- dev environments have one, repositories do not
export const { alias } = CreateSourceRepository.request;
// @ts-expect-error -- a change is done in place, by a new resource, or never asks for anything
input(spaceName, 'repalce', 'A typing mistake.');

const fixed = {
  description: 'Nothing of it changes in place.',
  inputs: { spaceName: input(spaceName, 'replace', 'Its space.') },
  outputs: { name: output(name, 'Its name.') },
} as const;
const changing = {
  description: 'Its description changes in place.',
  inputs: { ...fixed.inputs, description: input(description, 'update', 'What it is for.') },
  outputs: fixed.outputs,
} as const;

const create = ({ spaceName }: { spaceName: string }) => Promise.resolve({ spaceName, name: 'n' });
const read = ({ spaceName, name }: { spaceName: string; name: string }) => Promise.resolve({ spaceName, name });
const remove = () => Promise.resolve();

// An identity is made of properties, and of nothing else.
resource('Named', { ...fixed, identity: ['spaceName', 'name'] }).lifecycle({ create, read, delete: remove });
// @ts-expect-error -- id is no property of it
resource('Misnamed', { ...fixed, identity: ['spaceName', 'id'] });

// An update is demanded exactly when some input changes in place.
resource('Changing', { ...changing, identity: ['spaceName', 'name'] }).lifecycle({
  create,
  read,
  async update({ description }, { spaceName, name }, { call }) {
    await call(GetProject, { spaceName, name: name + (description ?? '') });
  },
  delete: remove,
});
// @ts-expect-error -- its description changes in place, and nothing does it
resource('Unchanging', { ...changing, identity: ['spaceName', 'name'] }).lifecycle({ create, read, delete: remove });
resource('Fixed', { ...fixed, identity: ['spaceName', 'name'] }).lifecycle({
  create,
  read,
  // @ts-expect-error -- none of its inputs changes in place
  update: () => Promise.resolve(),
  delete: remove,
});

// What is read is all that is recorded, less what nobody tells twice.
const told = {
  ...fixed,
  inputs: { ...fixed.inputs, seed: createOnly(member<string, false>('seed', { type: 'string' }, false), 'Its start.') },
  options: { forceDestroy: option({ type: 'boolean' }, 'Whether its data may go.') },
  outputs: {
    ...fixed.outputs,
    createdTime: output(createdTime, 'When it was made.'),
    note: output(CreateProject.response.description, 'What the service may leave out.'),
    pin: secretOnce(member<string, true>('pin', { type: 'string' }, true), 'Told at create alone.'),
  },
  identity: ['spaceName', 'name'],
} as const;
resource('Told', told).lifecycle({
  create,
  read: (identity) => Promise.resolve({ ...identity, createdTime: '2026-01-01T00:00:00Z' }),
  delete: remove,
});
resource('Untold', told).lifecycle({
  create,
  // @ts-expect-error -- createdTime is forgotten
  read: (identity) => Promise.resolve(identity),
  delete: remove,
});
resource('Ill told', told).lifecycle({
  create,
  // @ts-expect-error -- times are text
  read: (identity) => Promise.resolve({ ...identity, createdTime: new Date() }),
  delete: remove,
});

// Create answers the identity at once.
resource('Nameless', told).lifecycle({
  // @ts-expect-error -- the name that the service gave is forgotten
  create: ({ spaceName }) => Promise.resolve({ spaceName }),
  read: (identity) => Promise.resolve({ ...identity, createdTime: '' }),
  delete: remove,
});

// What a lifecycle is given has the types of the API.
resource('Typed', told).lifecycle({
  async create({ spaceName, seed, forceDestroy }, { call }) {
    const required: string = spaceName;
    const option: boolean | undefined = forceDestroy;
    // @ts-expect-error -- it may be left out
    const seeded: string = seed;
    // @ts-expect-error -- a request lacks its displayName
    await call(CreateProject, { spaceName });
    // @ts-expect-error -- a request has no colour
    await call(CreateProject, { spaceName, displayName: seeded, colour: 'red' });
    // @ts-expect-error -- a display name is text
    await call(CreateProject, { spaceName, displayName: 1 });
    const { name } = await call(CreateProject, { spaceName: required, displayName: String(option) });
    return { spaceName, name };
  },
  async read({ spaceName, name }, known, { call }) {
    // @ts-expect-error -- an import knows no state
    const pin: string = known.pin;
    const found = await call(GetProject, { spaceName, name });
    // @ts-expect-error -- a project has no id
    const id: unknown = found.id;
    return { spaceName, name, createdTime: `${pin} ${String(id)}`, note: found.description };
  },
  delete({ name }, { pin, note }) {
    // @ts-expect-error -- the service may leave it out
    const length: number = note.length;
    return Promise.resolve([name, pin, length]);
  },
});

// An item of a list may stand in for the answer of a get, so a read has what both tell.
export const findShop = ({ find }: ServiceContext) =>
  find(GetProject, { spaceName: 'acme', name: 'shop' }, projectListing('acme', 'shop'));
type Found = Awaited<ReturnType<typeof findShop>>;
export type DisplayName = NonNullable<Found>['displayName'];
// @ts-expect-error -- the list does not repeat the names of its parents
export type SpaceName = NonNullable<Found>['spaceName'];

import type { Context } from '../../../provider/model/context.js';
import type { Problem } from '../../../provider/model/problem.js';
import { createOnly, input, option, output, secretOnce } from '../../../provider/model/property.js';
import { type AnyResource, type Release, resourceOf } from '../../../provider/model/resource.js';
import type { Member, Shape } from '../../../provider/model/shape.js';
import type { PlainValues } from '../../../provider/model/value.js';

/** A member of an API that does not exist. */
export const member = <V, const R extends boolean>(name: string, shape: Shape, required: R): Member<V, R> => ({
  name,
  shape,
  required,
});

const text = { type: 'string', min: 1, max: 12 } as const;
const room = member<string, true>('room', { ...text, pattern: '[a-z]+' }, true);
const label = member<string, true>('label', text, true);
const note = member<string, false>('note', { type: 'string', max: 200 }, false);
const title = member<string, false>('title', text, false);
const due = member<string, false>('due', { type: 'timestamp' }, false);
const copies = member<number, false>('copies', { type: 'integer', min: 1, max: 9 }, false);
const passphrase = member<string, false>('passphrase', { ...text, sensitive: true }, false);
const seed = member<string, false>('seed', text, false);
const shelfId = member<string, true>('shelfId', text, true);
const madeAt = member<string, false>('madeAt', { type: 'timestamp' }, false);
const pin = member<string, false>('pin', { ...text, sensitive: true }, false);

const size: Shape = {
  type: 'structure',
  name: 'Size',
  members: {
    width: member<number, true>('width', { type: 'integer', min: 1, max: 400 }, true),
    unit: member<string, false>('unit', { type: 'string', enum: ['cm', 'inch'] }, false),
  },
};
const boards: Shape = { type: 'list', min: 1, max: 3, item: size };

interface Size {
  readonly width: number;
  readonly unit?: string | undefined;
}

/** The inputs of the made-up resource, each of its own kind. */
export const shelfInputs = {
  room: input(room, 'replace', 'Where it stands.', { default: 'home', allowed: 'small letters alone' }),
  label: input(label, 'replace', 'What is written on it.'),
  note: input(note, 'update', 'Anything; may be empty.'),
  title: input(title, 'update', 'Never empty.'),
  due: input(due, 'update', 'When it must be dusted.'),
  copies: input(copies, 'update', 'How many there are.'),
  passphrase: input(passphrase, 'update', 'Opens it.'),
  seed: createOnly(seed, 'What it grew from.'),
  size: input(member<Size, false>('size', size, false), 'replace', 'How large it is.'),
  boards: input(member<readonly Size[], false>('boards', boards, false), 'update', 'What it is made of.'),
};

const shape = {
  description: 'A shelf of a service that does not exist.',
  inputs: shelfInputs,
  options: { keepBooks: option({ type: 'boolean' }, 'Whether the books outlive it.') },
  outputs: {
    shelfId: output(shelfId, 'Its number.', { stable: true }),
    madeAt: output(madeAt, 'When it was made.'),
    pin: secretOnce(pin, 'Told at create alone.'),
  },
  identity: ['room', 'label'],
} as const;

type Told = Record<string, unknown>;
interface ShelfLifecycle {
  losses?: (identity: PlainValues) => Promise<string | undefined>;
  create?: (inputs: PlainValues, context: Context) => Promise<Told>;
  read?: (identity: PlainValues, known: PlainValues | undefined, context: Context) => Promise<Told | undefined>;
  update?: (inputs: PlainValues, state: PlainValues, context: Context) => Promise<unknown>;
  settle?: (identity: PlainValues, known: PlainValues, context: Context) => Promise<unknown>;
  staysBecause?: (state: PlainValues) => Problem | undefined;
  isBroken?: (state: PlainValues) => boolean;
  due?: (state: PlainValues) => readonly string[] | undefined;
  delete?: (identity: PlainValues, state: PlainValues, context: Context, release: Release) => Promise<unknown>;
}

const unasked = (): Promise<never> => Promise.reject(new Error('Nobody was to ask for this.'));

/** The made-up resource with just the steps of its life that a test is about; the others fail when called. */
export function shelf(lifecycle: ShelfLifecycle = {}): AnyResource {
  const { lifecycle: _typed, ...data } = resourceOf()('Shelf', shape).lifecycle({
    create: unasked,
    read: unasked,
    update: unasked,
    delete: unasked,
  });
  const steps = { create: unasked, read: unasked, update: unasked, delete: unasked, ...lifecycle };
  return { ...data, lifecycle: steps as unknown as AnyResource['lifecycle'] };
}

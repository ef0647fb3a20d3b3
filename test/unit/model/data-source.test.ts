import { describe, expect, it } from '@jest/globals';
import { type AnyDataSource, dataSourceOf, lookUp, misasked } from '../../../provider/model/data-source.js';
import { input, output } from '../../../provider/model/property.js';
import type { Shape } from '../../../provider/model/shape.js';
import { Secret, unknown } from '../../../provider/model/value.js';
import { madeUpContext } from './made-up-context.js';
import { member } from './made-up-shelf.js';

const text: Shape = { type: 'string', min: 2 };
const book: Shape = {
  type: 'structure',
  name: 'Book',
  members: {
    title: member('title', text, true),
    notes: member('notes', { ...text, sensitive: true }, false),
  },
};

type Found = Awaited<ReturnType<AnyDataSource['read']>>;

/** A look-up of a shelf by its number or its label that answers this. */
const shelfSource = (found: Found = {}): AnyDataSource => ({
  ...dataSourceOf()('Shelf', {
    description: 'A shelf.',
    inputs: {
      number: input(member<string, false>('number', text, false), 'never', 'Its number.'),
      label: input(member<string, false>('label', text, false), 'never', 'Its label.'),
      room: input(member<string, true>('room', text, true), 'never', 'Where it stands.'),
    },
    oneOf: ['number', 'label'],
    outputs: {
      label: output(member<string, false>('label', text, false), 'Its label.'),
      pin: output(member<string, false>('pin', { ...text, sensitive: true }, false), 'Opens it.'),
      books: output(member<readonly object[], false>('books', { type: 'list', item: book }, false), 'What it holds.'),
    },
    read: () => Promise.resolve({}),
  }),
  read: () => Promise.resolve(found),
});

describe('what a data source is asked', () => {
  const wrong = (given: Parameters<typeof misasked>[1]) => misasked(shelfSource(), { room: 'hall', ...given });

  it('names one of those of which it takes exactly one', () => {
    expect(wrong({ label: 'poems' })).toEqual([]);
    expect(wrong({ number: null, label: 'poems' })).toEqual([]);
    expect(wrong({})).toEqual([{ path: ['number'], reason: 'give exactly one of number, label' }]);
    expect(wrong({ number: '12', label: 'poems' })).toEqual([
      { path: ['label'], reason: 'number is given too; give exactly one of number, label' },
    ]);
  });

  it('may name one that is secret or not known yet', () => {
    expect(wrong({ label: unknown })).toEqual([]);
    expect(wrong({ label: new Secret('poems') })).toEqual([]);
    expect(wrong({ number: new Secret('12'), label: unknown })).toHaveLength(1);
  });

  it('is held to its shapes as well, all at once', () => {
    expect(misasked(shelfSource(), { colour: 'red' }).map(({ path }) => path)).toEqual([
      ['room'],
      ['colour'],
      ['number'],
    ]);
  });
});

describe('what a data source answers', () => {
  const answer = (found: Found) => lookUp(shelfSource(found), {}, madeUpContext());

  it('is what was told of its outputs, and nothing else', async () => {
    expect(await answer({ label: 'poems', pin: undefined, colour: 'red' })).toStrictEqual({ label: 'poems' });
  });

  it('is hidden where the API calls it sensitive, at any depth', async () => {
    const books = [{ title: 'Odes', notes: 'mine' }, { title: 'Idylls' }];

    expect(await answer({ pin: '1234', books })).toStrictEqual({
      pin: new Secret('1234'),
      books: [{ title: 'Odes', notes: new Secret('mine') }, { title: 'Idylls' }],
    });
  });

  it('passes on what no shape tells of', async () => {
    const books = [{ title: 'Odes', pages: 90 }, 'a heap'];

    expect(await answer({ books })).toStrictEqual({ books });
  });
});

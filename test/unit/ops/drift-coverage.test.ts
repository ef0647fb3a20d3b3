import { describe, expect, it } from '@jest/globals';
import { thingText } from '../../../provider/ops/drift/formats/words.js';
import { coverageOf } from '../../../provider/ops/drift/unmanaged.js';

describe('how much is managed', () => {
  it.each([
    [5, 9, 55.6],
    [2, 5, 40],
    [9_999, 10_000, 99.9],
    [1, 10_000, 0.1],
    [0, 3, 0],
    [3, 3, 100],
  ])('is told of %s in %s as %s per cent', (managed, all, expected) => {
    expect(coverageOf(managed, all)).toBe(expected);
  });
});

describe('a thing in a report', () => {
  it.each([
    [{ id: 'acme/shop/web/feature/x', name: 'feature/x' }, 'acme/shop/web/feature/x'],
    [{ id: 'acme/Web-shop', name: 'Web shop' }, 'acme/Web-shop (Web shop)'],
    [{ id: '0d9b3f1a-0000-4000-8000-000000000000', name: 'ci' }, '0d9b3f1a-0000-4000-8000-000000000000 (ci)'],
    [{ id: 'acme/shop/0d9b', name: '0d9b' }, 'acme/shop/0d9b'],
  ])('is called by what people know it by: %j', (thing, expected) => {
    expect(thingText(thing)).toBe(expected);
  });
});

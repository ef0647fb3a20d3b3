import { describe, expect, it } from '@jest/globals';
import { thingText } from '../../../provider/ops/drift/formats/words.js';
import { unmanagedIn } from '../../../provider/ops/drift/unmanaged.js';
import type { Managed } from '../../../provider/ops/stacks/stack.js';

const ids = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `acme/p${index}`);
const project = { kind: 'project', name: 'p', spaceName: 'acme', properties: {} } as const;

/** The coverage of a space with so many projects, of which a stack has the first ones. */
function coverage(managed: number, all: number): number | undefined {
  const estate = { spaceName: 'acme', things: ids(all).map((id) => ({ ...project, id })), unread: [] };
  const recorded = ids(managed).map((id) => ({ id, resource: { type: 'Project' } }) as Managed);
  return unmanagedIn([estate], recorded, { rules: [], warnings: [] }).coverage;
}

describe('how much is managed', () => {
  it.each([
    [5, 9, 55.6],
    [2, 5, 40],
    [9_999, 10_000, 99.9],
    [1, 10_000, 0.1],
    [0, 3, 0],
    [3, 3, 100],
  ])('is told of %s in %s as %s per cent', (managed, all, expected) => {
    expect(coverage(managed, all)).toBe(expected);
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

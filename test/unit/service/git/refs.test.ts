import { describe, expect, it } from '@jest/globals';
import { refsOf } from '../../../../provider/service/git/refs.js';

const [one, two] = ['1'.repeat(40), '2'.repeat(40)];
const main = { ref: 'refs/heads/main', oid: one };
const next = { ref: 'refs/heads/next', oid: one };
const other = { ref: 'refs/heads/other', oid: two };
const tag = { ref: 'refs/tags/v1', oid: one };

/** The default branch, and those that may be it. */
const told = (refs: Parameters<typeof refsOf>[0]) => {
  const { heads, defaultRef, mayBeDefault } = refsOf(refs);
  return { defaultRef, may: [...heads.keys()].filter(mayBeDefault) };
};

describe('the default branch', () => {
  it('is what HEAD stands for', () => {
    expect(told([{ ref: 'HEAD', oid: one, target: main.ref }, main, next])).toEqual({
      defaultRef: main.ref,
      may: [main.ref],
    });
  });

  it('is the only branch that is where HEAD is', () => {
    expect(told([{ ref: 'HEAD', oid: two }, main, other, tag])).toEqual({ defaultRef: other.ref, may: [other.ref] });
  });

  it('is one of those that are where HEAD is', () => {
    expect(told([{ ref: 'HEAD', oid: one }, main, next, other])).toEqual({
      defaultRef: undefined,
      may: [main.ref, next.ref],
    });
  });

  it('is any where nothing is told of HEAD, even if there is but one', () => {
    expect(told([main, other])).toEqual({ defaultRef: undefined, may: [main.ref, other.ref] });
    expect(told([main])).toEqual({ defaultRef: undefined, may: [main.ref] });
  });

  it('is none where HEAD stands for a branch that is not there', () => {
    expect(told([{ ref: 'HEAD', oid: one, target: 'refs/heads/gone' }, main])).toEqual({
      defaultRef: undefined,
      may: [],
    });
  });
});

describe('branches', () => {
  it('are known by their full names, and tags are none', () => {
    expect([...refsOf([main, other, tag]).heads]).toEqual([
      [main.ref, one],
      [other.ref, two],
    ]);
    expect([...refsOf([]).heads]).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { formatPath } from '../../../provider/model/path.js';

describe('a path', () => {
  it('is written as a program would write it', () => {
    expect(formatPath(['repositories', 0, 'branchName'])).toBe('repositories[0].branchName');
    expect(formatPath(['grid', 1, 2])).toBe('grid[1][2]');
  });

  it('quotes names that are no identifiers', () => {
    expect(formatPath(['tags', 'a.b'])).toBe('tags["a.b"]');
    expect(formatPath(['a b'])).toBe('["a b"]');
    expect(formatPath(['tags', 'say "x"'])).toBe('tags["say \\"x\\""]');
    expect(formatPath(['tags', ''])).toBe('tags[""]');
  });

  it('of nothing is nothing', () => {
    expect(formatPath([])).toBe('');
  });
});

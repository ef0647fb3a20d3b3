import { describe, expect, it } from '@jest/globals';
import { ignoreRules } from '../../../provider/ops/drift/ignore.js';

const noon = new Date('2026-11-21T12:00:00Z');
const covers = (rule: string, kind: string, names: readonly string[], part: string): boolean =>
  ignoreRules([rule], [], noon).rules.some((one) => one.covers(kind, names, part));

describe('a rule of what to ignore', () => {
  it.each([
    ['repository/*/description', 'repository', ['web'], 'description', true],
    ['repository/*/description', 'project', ['web'], 'description', false],
    ['repository/*/description', 'repository', ['web'], 'name', false],
    ['repository/acme/*/web/*', 'repository', ['program-name', 'acme/shop/web'], 'description', true],
    ['branch/release-*/gone', 'branch', ['release-1.0'], 'gone', true],
    ['branch/feature/x/gone', 'branch', ['feature/x'], 'gone', true],
    ['branch/feature/x/gone', 'branch', ['feature/y'], 'gone', false],
    ['*/.hidden/*', 'project', ['.hidden'], 'description', true],
    ['environment/*/ides', 'environment', ['mine'], 'ides', true],
    ['space/acme/description', 'space', ['acme'], 'description', true],
  ])('%s covers %s %j %s: %s', (rule, kind, names, part, expected) => {
    expect(covers(rule, kind, names, part)).toBe(expected);
  });

  it.each(['repository', 'repository/web', 'repositories/*/description', '/web/description', '//'])(
    'is refused as %j, with what is allowed',
    (rule) => {
      expect(() => ignoreRules([rule], [], noon)).toThrow(/has the form KIND\/NAME\/PROPERTY.*repository.*space/s);
    },
  );

  it('holds to the end of its last day, and is told of once it is over', () => {
    const rule = { path: 'repository/*/description', reason: 'known', until: '2026-11-21' };
    expect(ignoreRules([], [rule], new Date('2026-11-21T23:59:59Z')).rules).toHaveLength(1);
    expect(ignoreRules([], [rule], new Date('2026-11-22T00:00:00Z'))).toEqual({
      rules: [],
      warnings: ['The rule repository/*/description held until 2026-11-21 (known) and no longer does.'],
    });
  });
});

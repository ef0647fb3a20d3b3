import { describe, expect, it } from '@jest/globals';
import type { Thing } from '../../../provider/ops/estate/thing.js';
import { parseSelection } from '../../../provider/ops/selection/parse.js';
import { thrown } from '../thrown.js';

type Candidate = Parameters<ReturnType<typeof parseSelection>['judge']>[0];

const now = Date.parse('2026-11-21T12:00:00Z');
const daysAgo = (days: number): number => now - days * 86_400_000;

const branch: Thing = {
  kind: 'branch',
  id: 'acme/shop/api/pr-12',
  name: 'pr-12',
  spaceName: 'acme',
  projectName: 'shop',
  parentId: 'acme/shop/api',
  properties: { sourceRepositoryName: 'api', lastUpdatedTime: '2026-11-01T00:00:00Z' },
};
const environment: Thing = {
  kind: 'environment',
  id: 'acme/shop/0d9b',
  name: 'bench',
  spaceName: 'acme',
  projectName: 'shop',
  properties: { status: 'STOPPED', inactivityTimeoutMinutes: 15 },
};
const asked = (thing: Thing, told: Candidate['told'] = {}): Candidate => ({ thing, told, now });
const chooses = (source: string, candidate: Candidate): boolean => parseSelection(source).judge(candidate).isChosen;

describe('a selection', () => {
  it.each([
    ["kind = branch and name ~ 'pr-*'", true],
    ["kind = branch and name ~ 'release-*'", false],
    ['name =~ /^pr-\\d+$/', true],
    ['name =~ /^PR/', false],
    ['repository = api', true],
    ['project != shop', false],
    ['not project = platform', true],
    ['kind = run or kind = branch', true],
    ['kind = run or kind = branch and project = other', false],
    ['(kind = run or kind = branch) and project = shop', true],
    ["id ~ 'acme/shop/**'", true],
    ["id ~ 'acme/*'", false],
    ['lastUpdatedTime < 2026-11-10', true],
    ['lastUpdatedTime > 2026-11-10', false],
  ])('judges %s of a branch', (source, expected) => {
    expect(chooses(source, asked(branch))).toBe(expected);
  });

  it('compares ages and idle times with durations', () => {
    const told = { created: daysAgo(20), used: daysAgo(3) };
    expect(chooses('age > 2w', asked(branch, told))).toBe(true);
    expect(chooses('age > 3w', asked(branch, told))).toBe(false);
    expect(chooses('idle >= 72h and idle <= 4320m', asked(branch, told))).toBe(true);
  });

  it('compares numbers as numbers', () => {
    expect(chooses('inactivityTimeoutMinutes > 9', asked(environment))).toBe(true);
  });

  it('knows which tokens have expired', () => {
    const token = (expiresTime: string): Candidate => asked({ ...branch, kind: 'token', properties: { expiresTime } });
    expect(chooses('kind = token and expired', token('2026-11-21T11:59:59Z'))).toBe(true);
    expect(chooses('kind = token and expired', token('2026-11-21T12:00:01Z'))).toBe(false);
  });

  it('never chooses by what is not known, nor by the contrary of it', () => {
    expect(chooses('age > 1d', asked(branch))).toBe(false);
    expect(chooses('not age > 1d', asked(branch))).toBe(false);
    expect(chooses('not (age > 1d or name = other)', asked(branch))).toBe(false);
    expect(chooses('not (age > 1d and name = other)', asked(branch))).toBe(true);
    expect(parseSelection('age > 1d').judge(asked(branch)).why).toBe('its age is not known');
  });

  it('says why', () => {
    expect(parseSelection("kind = branch and name ~ 'pr-*'").judge(asked(branch))).toEqual({
      isChosen: true,
      why: 'kind = branch and name ~ pr-*',
    });
    expect(parseSelection('not kind = branch').judge(asked(branch)).why).toBe('not (kind = branch)');
  });

  it.each([
    ['', 'at column 1: a name is missing; these are: age, alias,'],
    ['nmae = x', 'at column 1: there is no name "nmae"; these are:'],
    ['name', 'at column 5: an operator is missing after name'],
    ['name =', 'at column 7: a value is missing'],
    ['kind = brnch', 'at column 8: there is no kind "brnch"; these are: project, repository, branch,'],
    ['name = a kind = b', 'at column 10: "and" or "or" is missing before "kind"'],
    ['(name = a', 'at column 10: ")" is missing'],
    ['name =~ /(/', 'at column 9: Invalid regular expression'],
    ['age > soon', 'at column 7: age takes a duration such as 45m, 12h, 7d or 2w'],
    ['createdTime > soon', 'at column 15: createdTime cannot be compared with "soon"'],
    ["name = 'a", 'at column 8: nothing that is known stands here'],
  ])('refuses %j with its column', (source, message) => {
    const error = thrown(() => parseSelection(source));
    expect((error as Error).message).toContain(message);
  });
});

describe('the kinds that a selection may choose', () => {
  it.each([
    ["kind = branch and name ~ 'pr-*'", true, false],
    ['idle > 7d', true, true],
    ['kind = token or kind = branch', true, true],
    ['not kind = token', true, false],
    ['kind != branch and expired', false, true],
    ['not (kind = token or idle > 1d)', true, false],
    ['kind = project', false, false],
  ])('are told of %s: branches %s, tokens %s', (source, branches, tokens) => {
    const selection = parseSelection(source);

    expect([selection.mayChoose('branch'), selection.mayChoose('token')]).toEqual([branches, tokens]);
  });

  it('come with the names that it asks about', () => {
    expect([...parseSelection('kind = branch and (creator = jane or not idle < 2h)').names]).toEqual([
      'kind',
      'creator',
      'idle',
    ]);
  });
});

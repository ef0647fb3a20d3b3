import { describe, expect, it } from '@jest/globals';
import { readDefinition } from '../../emulator/workflows/definition.js';
import { PatternMatcher, waitsFor } from '../../emulator/workflows/push-trigger.js';

const actions = 'Actions:\n  Build:\n    Identifier: aws/build@v1\n';
const head = 'Name: Build\nSchemaVersion: 1.0\n';
const read = (text: string) => readDefinition('.codecatalyst/workflows/the-file.yaml', text);

describe('a workflow definition file', () => {
  it.each([
    ['the least', `${head}${actions}`, 'QUEUED'],
    ['a run mode', `${head}RunMode: SUPERSEDED\n${actions}`, 'SUPERSEDED'],
    ['its version in quotes', `Name: Build\nSchemaVersion: "1.0"\n${actions}`, 'QUEUED'],
    ['compute and other triggers', `${head}Compute:\n  Type: EC2\nTriggers:\n  - Type: SCHEDULE\n${actions}`, 'QUEUED'],
    [
      'a group of actions',
      `${head}Actions:\n  Group:\n    Actions:\n      Test:\n        Identifier: a/b@v1\n`,
      'QUEUED',
    ],
    [
      'a comment and JSON',
      `# JSON is YAML\n{"Name": "Build", "SchemaVersion": 1.0, "Actions": {"A": {"Identifier": "x"}}}`,
      'QUEUED',
    ],
  ])('with %s is one', (_, text, runMode) => {
    expect(read(text)).toMatchObject({ name: 'Build', runMode, status: 'ACTIVE' });
  });

  it.each([
    ['nothing in it', '', 'the-file'],
    ['no YAML in it', 'Name: Build\n  - a: [', 'Build'],
    ['a list in it', '- Name: Build', 'the-file'],
    ['no name', `SchemaVersion: 1.0\n${actions}`, 'the-file'],
    ['a name with a blank', `Name: My build\nSchemaVersion: 1.0\n${actions}`, 'the-file'],
    ['another version', `Name: Build\nSchemaVersion: 2.0\n${actions}`, 'Build'],
    ['a version like it', `Name: Build\nSchemaVersion: 1\n${actions}`, 'Build'],
    ['an unknown run mode', `${head}RunMode: FAST\n${actions}`, 'Build'],
    ['no actions', head, 'Build'],
    ['empty actions', `${head}Actions: {}\n`, 'Build'],
    ['an action that is nothing', `${head}Actions:\n  Build:\n    Inputs: {}\n`, 'Build'],
    ['an unknown property', `${head}Trigger: []\n${actions}`, 'Build'],
    ['an unknown trigger', `${head}Triggers:\n  - Type: TAG\n${actions}`, 'Build'],
    ['triggers that are no list', `${head}Triggers: PUSH\n${actions}`, 'Build'],
    ['branches that are no list', `${head}Triggers:\n  - Type: PUSH\n    Branches: main\n${actions}`, 'Build'],
    ['a pattern that is none', `${head}Triggers:\n  - Type: PUSH\n    Branches: ["("]\n${actions}`, 'Build'],
    ['a name twice', `Name: Build\n${head}${actions}`, 'Build'],
    [
      'aliases without end',
      `${head}Compute:\n  a: &a [1, 2, 3]\n  b: &b [${'*a, '.repeat(20)}]\n  c: [${'*b, '.repeat(20)}]\n${actions}`,
      'Build',
    ],
    ['depth without end', `Name: Build\nActions: ${'['.repeat(10_000)}`, 'Build'],
  ])('with %s is INVALID', (_, text, name) => {
    expect(read(text)).toEqual({ name, runMode: 'QUEUED', status: 'INVALID', pushTriggers: [] });
  });
});

describe('a push trigger', () => {
  const triggered = (trigger: string, branch: string, changed: readonly string[] = ['src/main.ts']): boolean => {
    const { pushTriggers, status } = read(`${head}Triggers:\n${trigger}${actions}`);
    expect(status).toBe('ACTIVE');
    return pushTriggers.some((one) => waitsFor(one, { branch, changes: () => changed }, new PatternMatcher()));
  };

  it('without branches waits for a push to any', () => {
    expect(triggered('  - Type: PUSH\n', 'feature/x')).toBe(true);
  });

  it.each([
    ['main', true],
    ['maintenance', false],
    ['release-1.0', true],
    ['release', false],
    ['1.0', true],
  ])('waits for branches that a pattern is all of: %s', (branch, expected) => {
    const trigger = '  - Type: PUSH\n    Branches:\n      - main\n      - release-.*\n      - 1.0\n';
    expect(triggered(trigger.replace('1.0', '"1.0"'), branch)).toBe(expected);
  });

  it.each([
    [['docs/a.md'], false],
    [['docs/a.md', 'src/deep/b.ts'], true],
    [[], false],
  ])('waits for changed files: %j', (changed, expected) => {
    expect(triggered('  - Type: PUSH\n    FilesChanged: ["src/.*"]\n', 'main', changed)).toBe(expected);
  });

  it('whose pattern would take for ever waits for nothing', () => {
    const slow = '  - Type: PUSH\n    Branches: ["(a+)+b"]\n';
    expect(triggered(slow, 'aaab')).toBe(true);
    expect(triggered(slow, 'a'.repeat(60))).toBe(false);
  });

  it('is no other trigger', () => {
    const others =
      '  - Type: PULLREQUEST\n    Branches: [main]\n  - Type: SCHEDULE\n    Expression: "cron(0 0 * * ? *)"\n';
    expect(triggered(others, 'main')).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { ProgramResource } from './program.js';
import { PulumiStack } from './stack.js';

const world = { spaces: ['acme'], projects: ['acme/shop'], repositories: ['acme/shop/web'] };

type Case = readonly [
  type: string,
  good: ProgramResource['properties'],
  bad: ProgramResource['properties'],
  failures: readonly string[],
];

// Types, and names of properties that do not exist, are refused by the YAML host: test/contract sees to those.
const names = 'must have 3 to 63 characters and match [a-zA-Z0-9]+(?:[-_\\.][a-zA-Z0-9]+)*';
const cases: readonly Case[] = [
  [
    'Project',
    { spaceName: 'acme', displayName: 'Blog' },
    { spaceName: 'a', displayName: 'Blog!', description: "It's ours" },
    [
      `property spaceName value {a} has a problem: "a" ${names}`,
      'property displayName value {Blog!} has a problem: "Blog!" must have 3 to 63 characters and match',
      'letters and digits, with single blanks, dots, hyphens or underscores between them',
      `property description value {It's ours} has a problem: "It's ours" must have 0 to 200 characters and match`,
      'it begins with a letter or digit and goes on with letters, digits, blanks and - _ . , ; : / + = ? & $ %',
    ],
  ],
  [
    'SourceRepository',
    { spaceName: 'acme', projectName: 'shop', name: 'api' },
    { spaceName: 'acme space', projectName: '-shop', name: 'api.git', description: 'x'.repeat(256) },
    [
      `property spaceName value {acme space} has a problem: "acme space" ${names}`,
      `property projectName value {-shop} has a problem: "-shop" ${names}`,
      'property name value {api.git} has a problem: "api.git" must have 1 to 100 characters and match',
      'letters, digits, dots, hyphens and underscores; it cannot end in .git',
      'property description value {xxx',
      'must have 1 to 255 characters',
    ],
  ],
  [
    'Branch',
    { spaceName: 'acme', projectName: 'shop', sourceRepositoryName: 'web', name: 'next' },
    { spaceName: '', projectName: 'x'.repeat(64), sourceRepositoryName: 'web shop', name: 'x'.repeat(101) },
    [
      `property spaceName value {} has a problem: "" ${names}`,
      'property projectName value {xxx',
      'property sourceRepositoryName value {web shop} has a problem: "web shop" must have 1 to 100 characters and match',
      'property name value {xxx',
    ],
  ],
];

describe('bad input', () => {
  it.each(cases)(
    'of a %s is refused with all its failures at once, and nothing changes',
    async (type, good, bad, failures) => {
      const program = (properties: ProgramResource['properties']) => ({
        resources: { it: { type: `codecatalyst:${type}`, ...(properties && { properties }) } },
      });
      await using stack = await PulumiStack.deployed(world, program(good));
      const before = await stack.state();
      stack.emulator.controls.clearRequests();
      await stack.declare(program(bad));

      const { output } = await stack.failing(['up', '--yes', '--skip-preview']);

      for (const failure of failures) expect(output).toContain(failure);
      expect(await stack.state()).toEqual(before);
      expect(stack.emulator.controls.countRequests()).toBe(0);
    },
  );
});

import { describe, expect, it } from '@jest/globals';
import { LocalFolder } from '../../contract/local-folder.js';
import { noise, traces } from './local-traces.js';
import { type Program, projectOf, repositoryOf } from './program.js';
import type { PulumiRun } from './run.js';
import { PulumiStack } from './stack.js';

/** What the variables of the environment name: nothing of it is to be called. */
const world = { spaces: ['elsewhere'] };

const inTeam = { spaceName: 'acme', projectName: '${team.name}' };
const branchOf = (repository: string) => ({
  type: 'codecatalyst:Branch',
  properties: { ...inTeam, sourceRepositoryName: `\${${repository}.name}`, name: 'next' },
});

/** What each stack has of its own. With its generation the project changes in place, and a repository is replaced. */
const program: Program = {
  config: { 'codecatalyst:endpoint': 'local', 'codecatalyst:spaceName': 'acme' },
  text: 'configuration: { generation: { type: string } }\n',
  resources: {
    team: projectOf('Team-${pulumi.stack}', 'The ${generation} generation'),
    web: repositoryOf({ ...inTeam, name: 'web' }),
    app: repositoryOf({ ...inTeam, name: 'app-${generation}' }),
    'web-next': branchOf('web'),
    'app-next': branchOf('app'),
    ci: { type: 'codecatalyst:AccessToken', properties: { name: 'ci-${pulumi.stack}' } },
  },
  variables: { space: { 'fn::invoke': { function: 'codecatalyst:getSpace', arguments: {} } } },
  outputs: { region: '${space.regionName}' },
};

/** One round in `make test`, fifty in `make torture`. */
const rounds = Array.from({ length: process.env.TORTURE === undefined ? 1 : 50 }, (_, index) => index + 1);

/** A whole life of a program: all that its runs said. */
async function life(stack: PulumiStack): Promise<readonly PulumiRun[]> {
  const runs: PulumiRun[] = [];
  const pulumi = async (...args: string[]) => {
    const run = await stack.pulumi(args);
    runs.push(run);
    return run;
  };
  await stack.configure({ 'p:generation': 'first' });
  await pulumi('preview');
  await pulumi('up', '--yes');
  await stack.configure({ 'p:generation': 'second' });
  const changed = await pulumi('up', '--yes', '--skip-preview', '--refresh');
  expect([changed.answer('team').change, changed.answer('app').change]).toEqual(['update', 'replace']);
  await pulumi('refresh', '--yes');
  await pulumi('preview', '--refresh', '--expect-no-changes');
  expect(await stack.state()).toHaveLength(6);
  await pulumi('destroy', '--yes');
  expect(await stack.state()).toEqual([]);
  return runs;
}

describe('two programs in one folder', () => {
  it.each(rounds)('live side by side, and see nothing of each other (round %i)', async () => {
    await using stack = await PulumiStack.open(world, program);
    await using other = await stack.beside('prod');

    const runs = (await Promise.all([stack, other].map(life))).flat();

    expect(noise(runs)).toEqual([]);
    expect(await traces(new LocalFolder(stack.folder))).toEqual([]);
    expect(stack.emulator.controls.countRequests()).toBe(0);
  });
});

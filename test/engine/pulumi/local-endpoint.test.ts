import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { LocalFolder } from '../../contract/local-folder.js';
import { noise, traces } from './local-traces.js';
import { type Program, projectOf, repositoryOf } from './program.js';
import type { PulumiRun } from './run.js';
import { PulumiStack } from './stack.js';

/** What the variables of the environment name: nothing of it is to be called. */
const world = { spaces: ['elsewhere'] };
const config = { 'codecatalyst:endpoint': 'local', 'codecatalyst:spaceName': 'acme' };

/** A project with repositories, a branch in each, and what is asked of the space. */
function teamOf(size: number, description: string): Program {
  const names = Array.from({ length: size }, (_, index) => `service-${String(index + 1)}`);
  const branchOf = (name: string) => ({
    type: 'codecatalyst:Branch',
    properties: {
      spaceName: 'acme',
      projectName: '${team.name}',
      sourceRepositoryName: `\${${name}.name}`,
      name: 'next',
    },
  });
  return {
    config,
    resources: {
      team: projectOf('Team', description),
      ...Object.fromEntries(names.map((name) => [name, repositoryOf({ projectName: '${team.name}', name })])),
      ...Object.fromEntries(names.map((name) => [`${name}-next`, branchOf(name)])),
    },
    variables: { space: { 'fn::invoke': { function: 'codecatalyst:getSpace', arguments: {} } } },
    outputs: { region: '${space.regionName}' },
  };
}

/** Five rounds in `make test`, fifty in `make torture`. */
const rounds = Array.from({ length: process.env.TORTURE === undefined ? 5 : 50 }, (_, index) => index);

const up = ['up', '--yes', '--skip-preview'];
const refresh = ['refresh', '--yes', '--skip-preview'];
const noDrift = ['preview', '--refresh', '--expect-no-changes'];

describe('endpoint: local under the real engine', () => {
  it(
    'lives from the first up to the destroy, again and again',
    async () => {
      await using stack = await PulumiStack.open(world);
      const local = new LocalFolder(stack.folder);
      const runs: PulumiRun[] = [];
      const pulumi = async (...args: string[]) => {
        const run = await stack.pulumi(args);
        runs.push(run);
        return run;
      };

      for (const round of rounds) {
        await stack.declare(teamOf(4, `Round ${String(round)}`));
        await pulumi('up', '--yes');
        expect(await stack.outputs()).toEqual({ region: 'us-west-2' });
        await pulumi(...noDrift);
        await stack.declare(teamOf(6, `Round ${String(round)}, grown`));
        expect((await pulumi(...up, '--refresh')).answer('team').change).toBe('update');
        await pulumi(...refresh);
        await pulumi(...noDrift);
        expect(await stack.state()).toHaveLength(13);
        await pulumi('destroy', '--yes');
        expect(await stack.state()).toEqual([]);
        expect(await traces(local)).toEqual([]);
      }

      expect(noise(runs)).toEqual([]);
      expect(stack.emulator.controls.countRequests()).toBe(0);
    },
    rounds.length * 100_000,
  );

  it('has no drift when its port was taken by a stranger', async () => {
    await using stack = await PulumiStack.open(world, teamOf(2, 'All'));
    await stack.up();
    const { port } = new LocalFolder(stack.folder).kept;
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    try {
      await stack.pulumi(noDrift);
      await stack.pulumi([...up, '--refresh', '--expect-no-changes']);
      const recorded = await stack.recorded('service-1');
      const today = new LocalFolder(stack.folder).kept.port;
      expect(today).not.toBe(port);
      expect(recorded?.outputs?.cloneUrl).toBe(`http://local-user@127.0.0.1:${String(today)}/v1/acme/Team/service-1`);
    } finally {
      server.close();
    }
  });

  it('says in a preview that the space has to be named', async () => {
    await using stack = await PulumiStack.open(world, {
      config: { 'codecatalyst:endpoint': 'local' },
      resources: { blog: projectOf('Blog') },
    });

    const { output } = await stack.failing(['preview']);

    expect(output).toContain('endpoint is local, and spaceName is not set.');
    expect(new LocalFolder(stack.folder).isThere).toBe(false);
  });
});

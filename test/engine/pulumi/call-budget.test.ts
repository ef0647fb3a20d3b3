import { describe, expect, it } from '@jest/globals';
import type { OperationName } from '../../../api/contract-types.js';
import { type Budget, ofLookingAtAll, ofLookingAtNothing, proofs, sum, times, total } from './call-budget.js';
import { type EstateSize, estateOf, sizeOf } from './estate.js';
import type { PulumiRun } from './run.js';
import { PulumiStack } from './stack.js';

const size = sizeOf(20);
/** It is made of 1,520 resources, all looked at several times. */
const patience = 900_000;

// The engine writes all of its state at each step, which takes it longer than the steps.
const quickly = { PULUMI_EXPERIMENTAL: 'true', PULUMI_SKIP_CHECKPOINTS: 'true' };

/** How long what was listed is good for, in seconds: a run that takes longer has to look again. */
const lifetime = 30;

const commands = {
  refresh: ['refresh', '--yes', '--skip-preview'],
  preview: ['preview'],
  'preview --refresh': ['preview', '--refresh'],
  up: ['up', '--yes', '--skip-preview'],
  'up --refresh': ['up', '--yes', '--skip-preview', '--refresh'],
} as const;

interface Measured {
  readonly run: PulumiRun;
  /** What was asked more often than the budget allows. */
  readonly excess: readonly string[];
}

/** Runs a command, and tells what it cost beside what it may cost. */
async function measured(
  stack: PulumiStack,
  command: keyof typeof commands,
  when: string,
  [looks, gone = {}]: readonly [looks: Budget, gone?: Budget],
): Promise<Measured> {
  const { controls } = stack.emulator;
  controls.clearRequests();
  const begin = performance.now();
  const run = await stack.pulumi(commands[command], quickly);
  const seconds = (performance.now() - begin) / 1000;
  const budget = sum([times(1 + Math.floor(seconds / lifetime), looks), gone]);
  const asked = [...new Set(controls.requests.map(({ operation }) => operation as OperationName))];
  const spent = asked.map((name) => ({ name, calls: controls.countRequests(name), allowed: budget[name] ?? 0 }));
  const each = spent.map(({ name, calls, allowed }) => `${name} ${calls}/${allowed}`).join(', ');
  const title = `${command}, ${when}`.padEnd(40);
  process.stderr.write(
    `${title}${controls.countRequests()} calls of ${total(budget)} (${each}) in ${seconds.toFixed(1)} s\n`,
  );
  const excess = spent.filter(({ calls, allowed }) => calls > allowed);
  return { run, excess: excess.map(({ name, calls, allowed }) => `${name}: ${calls} calls of ${allowed}`) };
}

/** Changes things, and takes some away, behind the engine's back; answers what it costs to prove those gone. */
async function meddle(stack: PulumiStack): Promise<Budget> {
  const { controls, user } = stack.emulator;
  const idOf = async (name: string): Promise<string> => (await stack.recorded(name))?.id?.split('/').at(-1) ?? '';
  controls.setProject('acme', 'project-0', { description: 'Changed by hand' });
  controls.moveHead('acme', 'project-0', 'repository-0', 'branch-0');
  controls.setDevEnvironment('acme', 'project-0', await idOf('environment-0'), { alias: 'changed-by-hand' });

  controls.deleteSourceRepository('acme', 'project-0', 'repository-1');
  controls.deleteBranch('acme', 'project-0', 'repository-2', 'branch-5');
  controls.deleteDevEnvironment('acme', 'project-0', await idOf('environment-1'));
  controls.deleteAccessToken(user, await idOf('token-1'));
  controls.deleteProject('acme', 'project-1');
  return sum([
    proofs.ofRepository(2),
    proofs.ofBranch(),
    proofs.ofEnvironment(),
    proofs.ofToken(size),
    proofs.ofProject(size),
    proofs.ofAllIn({ repositories: 20, branches: 50, environments: 2 }),
  ]);
}

const outputsOf = async (stack: PulumiStack, name: string) => (await stack.recorded(name))?.outputs;

/** How many of each kind are on record. */
async function recordedOf(stack: PulumiStack): Promise<EstateSize> {
  const types = (await stack.state()).map(({ type }) => type.split(':')[2]);
  const count = (name: string): number => types.filter((type) => type === name).length;
  return {
    projects: count('Project'),
    repositories: count('SourceRepository'),
    branches: count('Branch'),
    environments: count('DevEnvironment'),
    tokens: count('AccessToken'),
  };
}

describe(`an estate of ${Object.entries(size)
  .map(([what, count]) => `${count} ${what}`)
  .join(', ')}`, () => {
  it(
    'costs a few calls for each collection, and what is gone its proof on top',
    async () => {
      await using stack = await PulumiStack.open({ spaces: ['acme'] }, estateOf(size));
      await stack.pulumi(commands.up, quickly);
      const [everything, nothing] = [ofLookingAtAll(size), ofLookingAtNothing(size)];

      for (const [command, budget] of [
        ['refresh', everything],
        ['preview', nothing],
        ['preview --refresh', everything],
        ['up', nothing],
        ['up --refresh', everything],
      ] as const) {
        const { run, excess } = await measured(stack, command, 'nothing changed', [budget]);
        expect(excess).toEqual([]);
        expect(run.steps).toEqual([]);
      }

      const gone = await meddle(stack);

      for (const [command, budget] of [
        ['preview', [nothing]],
        ['up', [nothing]],
        ['preview --refresh', [everything, gone]],
        ['refresh', [everything, gone]],
      ] as const) {
        const { excess } = await measured(stack, command, 'changed meanwhile', budget);
        expect(excess).toEqual([]);
      }
      expect(await recordedOf(stack)).toEqual({
        projects: 19,
        repositories: 379,
        branches: 947,
        environments: 37,
        tokens: 59,
      });
      // So few calls told the truth.
      expect(await outputsOf(stack, 'project-0')).toMatchObject({ description: 'Changed by hand' });
      expect(await outputsOf(stack, 'environment-0')).toMatchObject({ alias: 'changed-by-hand' });
      const headCommitId = stack.emulator.controls.getBranch(
        'acme',
        'project-0',
        'repository-0',
        'branch-0',
      )?.headCommitId;
      expect(await outputsOf(stack, 'branch-0')).toMatchObject({ headCommitId });
    },
    patience,
  );
});

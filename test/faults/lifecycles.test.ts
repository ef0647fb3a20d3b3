import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../emulator/index.js';
import { configured, type ConfiguredContract } from '../contract/contract.js';
import { gitLogin } from '../git-login.js';
import { SmallEngine } from './small-engine.js';
import { stories, type Story } from './stories.js';

const faults: Readonly<Record<string, Fault>> = {
  'is throttled once': { status: 429 },
  'is throttled to the end': { status: 429, times: 'always' },
  'fails before it was done': { status: 500 },
  'fails after it was done': { status: 500, afterCommit: true },
  'loses its connection before it was done': { drop: 'before-commit' },
  'loses its connection after it was done': { drop: 'after-commit' },
  'is forbidden': { status: 403 },
  'is refused for a quota': { status: 402 },
};

/** `make torture` tries every call; `make test` one of the first few for each fault, by a seed that can be changed. */
const tortured = process.env.TORTURE !== undefined;
const seed = process.env.SEED ?? '1';
const sample = (what: string): number => (createHash('sha256').update(`${seed} ${what}`).digest()[0] ?? 0) % 3;

/** More calls than any step makes: a fault that comes too late is never met, which ends the search. */
const mostCalls = 12;

async function world({ hasGitLogin = false, prepare }: Story): Promise<ConfiguredContract> {
  // Everything is on its way for a moment, so that a call may find it there.
  const devEnvironmentTimes = { startSeconds: 0.1, stopSeconds: 0.1, deleteSeconds: 0.2, deletedSeconds: 60 };
  const workflowRunTimes = { validateSeconds: 0, provisionSeconds: 0, runSeconds: 0.1 };
  const options = { devEnvironmentTimes, workflowRunTimes };
  const contract = await configured({ maxRetries: 1, forceDestroy: true }, options);
  contract.controls.addSourceRepository('acme', 'shop', { name: 'api' });
  await prepare?.(contract);
  if (hasGitLogin)
    await contract.provider.configure({ ...contract.configuration, ...(await gitLogin(contract.emulator)) });
  return contract;
}

/** Lives the story up to a step, meets the fault at the nth call of that step, and says whether it was met. */
async function live(story: Story, at: string, fault: Fault, call: number): Promise<boolean> {
  await using contract = await world(story);
  const { controls } = contract;
  const engine = new SmallEngine(contract, story.type);
  for (const [name, step] of Object.entries(story.steps)) {
    if (name !== at) {
      expect(await step(engine)).toBeUndefined();
      continue;
    }
    controls.clearRequests();
    controls.failNext({ ...fault, skip: call });
    const problem = await step(engine);
    controls.clearFaults();
    if (controls.requests.length <= call) return false;
    judge(story, contract, engine, problem);
    break;
  }
  // A delete that was begun goes on though nobody waits for it any more, which only a refresh can tell.
  if (at === 'delete') expect(await engine.refresh()).toBeUndefined();
  // Without the fault everything comes right, and there is one thing of its kind and no other.
  expect(await engine.up(story.declared)).toBeUndefined();
  expect(story.existing(contract, engine.forgotten)).toEqual([engine.recorded?.id]);
  const before = engine.recorded;
  expect(await engine.refresh()).toBeUndefined();
  expect(engine.recorded?.inputs).toEqual(before?.inputs);
  expect(await engine.destroy()).toBeUndefined();
  expect(story.existing(contract, engine.forgotten)).toHaveLength(story.isDeleted ? 0 : 1);
  return true;
}

/** State is honest: what is recorded is there, and what is there is recorded. */
function judge(story: Story, contract: ConfiguredContract, engine: SmallEngine, problem: string | undefined): void {
  const recorded = engine.ids.toSorted();
  const existing = story.existing(contract, engine.forgotten).toSorted();
  expect(problem ?? '').not.toMatch(/\n\s+at |undefined|\[object/);
  // A branch is forgotten and stays; a delete whose answer was lost leaves a record of what is gone, which the next run drops.
  if (!story.isDeleted && recorded.length === 0) return;
  if (problem !== undefined && existing.length === 0 && recorded.length === 1) return;
  expect(recorded).toEqual(existing);
}

/** How many calls of the step met the fault. */
async function search(story: Story, step: string, name: string, fault: Fault): Promise<number> {
  if (tortured) {
    let met = 0;
    while (met < mostCalls && (await live(story, step, fault, met))) met += 1;
    return met;
  }
  // A step may have fewer calls than the sample hit on, or none at all.
  const isMet =
    (await live(story, step, fault, sample(`${story.type} ${step} ${name}`))) || (await live(story, step, fault, 0));
  return isMet ? 1 : 0;
}

const nameOf = ({ type, hasGitLogin = false }: Story): string => (hasGitLogin ? `${type} over Git` : type);

describe.each(stories.map((story) => [nameOf(story), story] as const))('the life of a %s', (_name, story) => {
  describe.each(Object.keys(story.steps))('at its %s', (step) => {
    it.each(Object.entries(faults))('loses nothing when a call %s', async (name, fault) => {
      expect(await search(story, step, name, fault)).toBeLessThan(mostCalls);
    });
  });
});

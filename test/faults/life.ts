import { expect } from '@jest/globals';
import type { Engine, Stage } from './engine.js';
import { type Story, withRefresh } from './stories.js';
import { type TroubleName, troubles } from './troubles.js';

/** A point in a resource's life, and what a call meets there. */
export interface Scene {
  readonly story: Story;
  /** An operation: `create`, `refresh`, …, or the name of a change. */
  readonly step: string;
  /** What the call meets. */
  readonly trouble: TroubleName;
}

/** What is declared at a step. */
const declaredAt = ({ declared, changes }: Story, step: string) => changes[step.replace(withRefresh, '')] ?? declared;

function act(engine: Engine, story: Story, step: string): Promise<string | undefined> {
  if (step === 'refresh') return engine.refresh();
  if (step === 'delete') return engine.destroy();
  return engine.up(declaredAt(story, step), { refresh: step.endsWith(withRefresh) });
}

/**
 * Lives up to a step, where the call after so many meets its trouble, and holds what follows to its promises: state is honest,
 * the next `up` comes right, and nothing is doubled, orphaned or lost. Answers whether the step had such a call.
 */
export async function live(stage: Stage, { story, step, trouble }: Scene, skip: number): Promise<boolean> {
  const { engine, emulator } = stage;
  const { controls } = emulator;
  const before = new Set(story.existing(controls));
  const onRecord = (): readonly string[] =>
    story.parts && engine.recorded ? story.parts(engine.recorded.outputs) : engine.ids;
  const there = (): readonly string[] => {
    const isOurs = (id: string) =>
      onRecord().includes(id) || !(before.has(id) || (story.isKept && engine.forgotten.has(id)));
    return story.existing(controls).filter(isOurs).toSorted();
  };
  if (step !== 'create') expect(await engine.up(story.declared)).toBeUndefined();
  story.passTime?.(controls);
  controls.clearRequests();
  const place = { controls, cancel: () => engine.cancel() };
  const problem = await troubles[trouble](place, skip, () => act(engine, story, step));
  if (controls.requests.length <= skip) return false;

  expect(problem ?? '').not.toMatch(/\n\s+at |undefined|\[object/);
  expectHonest(onRecord(), there(), problem !== undefined && (step === 'delete' || step.startsWith('replace')));

  // A delete that was begun goes on though nobody waits for it any more, which only a refresh can tell.
  if (step === 'delete') expect(await engine.refresh()).toBeUndefined();
  const declared = declaredAt(story, step);
  expect(await engine.up(declared, { refresh: story.passTime !== undefined })).toBeUndefined();
  expect(engine.ids).toHaveLength(1);
  expect(there()).toEqual(onRecord().toSorted());

  controls.clearRequests();
  expect(await engine.up(declared, { refresh: true })).toBeUndefined();
  expect(engine.recorded?.inputs).toMatchObject(declared);
  expect(controls.requests.map(({ operation = '' }) => operation).filter(isWrite)).toEqual([]);

  expect(await engine.destroy()).toBeUndefined();
  expect(engine.ids).toEqual([]);
  expect(there()).toEqual([]);
  if (story.isKept) expect(story.existing(controls)).not.toEqual([]);
  return true;
}

/** What is there is recorded, and what is recorded is there; but for one whose delete was done and could not be told. */
function expectHonest(recorded: readonly string[], there: readonly string[], mayBeGone: boolean): void {
  const [one, ...others] = recorded.filter((id) => !there.includes(id));
  const gone = mayBeGone && one !== undefined && others.length === 0 ? [one] : [];
  expect(recorded.toSorted()).toEqual([...there, ...gone].toSorted());
}

const isWrite = (operation: string): boolean => /^(Create|Update|Delete|Start|Stop)/.test(operation);

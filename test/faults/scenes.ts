import { SeededNumbers } from '../seeded-numbers.js';
import type { OpenStage } from './engine.js';
import { live, type Scene } from './life.js';
import { nameOf, stepsOf, stories } from './stories.js';
import { type TroubleName, troubles } from './troubles.js';

/** The seed of what is tried; another one tries other things. */
export const seed = process.env.SEED ?? '1';

/** `make torture` tries all there is. */
export const isTortured = process.env.TORTURE !== undefined;

/** Every trouble at every step of every life. */
const scenes: readonly Scene[] = stories.flatMap((story) =>
  stepsOf(story).flatMap((step) =>
    (Object.keys(troubles) as TroubleName[]).map((trouble) => ({ story, step, trouble })),
  ),
);

/** A scene by its name, as the table of a test wants it. */
type NamedScene = readonly [name: string, scene: Scene];

/** So many scenes in an order by chance, or all. */
export function someScenes(count: number): readonly NamedScene[] {
  const chance = new SeededNumbers(`${seed} scenes`);
  const drawn = scenes.map((scene) => ({ scene, rank: chance.below(2 ** 32) }));
  const order = drawn.toSorted((one, other) => one.rank - other.rank).map(({ scene }) => scene);
  return order.slice(0, count).map((scene) => [titleOf(scene), scene]);
}

const titleOf = ({ story, step, trouble }: Scene): string =>
  `the ${nameOf(story)}, when a call of its ${step} ${trouble}`;

/** More calls than any step makes: a trouble that comes too late is never met, which ends the search. */
export const mostCalls = 16;

/** What was tried. A combination is a resource, an operation, a call of it, and what that call meets. */
export class Search {
  readonly #open: OpenStage;
  tried = 0;
  failures = 0;

  constructor(open: OpenStage) {
    this.#open = open;
  }

  /** Tries a scene with the call after so many; answers whether the step had such a call. */
  private async try(scene: Scene, skip: number): Promise<boolean> {
    await using stage = await this.#open(scene.story);
    try {
      const isMet = await live(stage, scene, skip);
      if (isMet) this.tried += 1;
      return isMet;
    } catch (error) {
      this.tried += 1;
      this.failures += 1;
      throw new Error(`With seed ${seed}, at the call after ${String(skip)} others:`, { cause: error });
    }
  }

  /** Tries every call of a scene, and answers how many it has. */
  async tryAll(scene: Scene): Promise<number> {
    let met = 0;
    while (met < mostCalls && (await this.try(scene, met))) met += 1;
    return met;
  }

  /** Tries one call of a scene: one of the first few by chance, or the first. Answers how many it met; there may be none. */
  async tryOne(scene: Scene): Promise<number> {
    const skip = new SeededNumbers(`${seed} ${titleOf(scene)}`).below(3);
    const isMet = (await this.try(scene, skip)) || (skip > 0 && (await this.try(scene, 0)));
    return isMet ? 1 : 0;
  }
}

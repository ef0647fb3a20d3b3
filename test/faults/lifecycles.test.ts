import { afterAll, describe, expect, it } from '@jest/globals';
import { report } from './report.js';
import { isTortured, mostCalls, Search, seed, someScenes } from './scenes.js';
import { SmallStages } from './small-stage.js';

/** `make test` tries one call of so many scenes, drawn by the seed; `make torture` every call of all. */
const scenes = someScenes(isTortured ? Infinity : 300);

describe(`a life with faults, by seed ${seed}`, () => {
  const stages = new SmallStages();
  const search = new Search(stages.open);

  afterAll(async () => {
    await stages[Symbol.asyncDispose]();
    report('combinations of resource, operation, call and fault, with a stand-in for the engine', search);
  });

  it.each(scenes)(
    'loses nothing of %s',
    async (_name, scene) => {
      const calls = isTortured ? search.tryAll(scene) : search.tryOne(scene);
      expect(await calls).toBeLessThan(mostCalls);
    },
    300_000,
  );
});

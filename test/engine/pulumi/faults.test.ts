import { afterAll, describe, expect, it } from '@jest/globals';
import { RealStages } from '../../faults/real-stage.js';
import { report } from '../../faults/report.js';
import { isTortured, mostCalls, Search, seed, someScenes } from '../../faults/scenes.js';

/**
 * One call of each of so many scenes, all drawn by the seed; `make torture` takes one call of every scene, which is what fits
 * into an hour or so, or of as many as RUNS says. Every call of all is tried in test/faults/lifecycles.test.ts.
 */
const { RUNS: runs = isTortured ? Infinity : 40 } = process.env;

describe(`a life with faults under pulumi, by seed ${seed}`, () => {
  const stages = new RealStages();
  const search = new Search(stages.open);

  afterAll(async () => {
    await stages[Symbol.asyncDispose]();
    report('combinations of resource, operation, call and fault, with the real engine', search);
  });

  it.concurrent.each(someScenes(Number(runs)))('loses nothing of %s', async (_name, scene) => {
    expect(await search.tryOne(scene)).toBeLessThan(mostCalls);
  });
});

import { afterAll, describe, expect, it } from '@jest/globals';
import { SeededNumbers } from '../seeded-numbers.js';
import { RandomProgram } from './random-program.js';
import { report } from './report.js';

/** `make torture` tries many, or as many as RUNS says; SEED changes the seed, which stands in the name of each test. */
const { SEED: seed = '1', RUNS: count = process.env.TORTURE === undefined ? 8 : 400 } = process.env;
const seeds = Array.from({ length: Number(count) }, (_, index) => `${seed}.${String(index)}`);
const steps = 40;

describe('a program that changes at random in a world that does, with calls that fail', () => {
  const figures = { tried: 0, failures: 0 };

  afterAll(() => {
    report('random sequences', figures);
  });

  it.each(seeds)('loses nothing, doubles nothing and comes right in the end (seed %s)', async (seed) => {
    figures.tried += 1;
    await using program = await RandomProgram.open(new SeededNumbers(seed));
    try {
      for (let step = 0; step < steps; step += 1) await program.step();
      await program.settle();
      await program.end();
    } catch (error) {
      figures.failures += 1;
      throw new Error(`After this:\n${program.story.join('\n')}`, { cause: error });
    }
    expect(program.story.length).toBeGreaterThan(steps / 2);
  });
});

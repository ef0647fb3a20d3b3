import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { bundledEmulator, startEmulatorProcess } from './emulator-process.js';
import { linesOfCommits } from './kills/commits.js';
import { judge, prepare, writeUntilKilled } from './kills/kill-loop.js';
import { Ledger } from './kills/ledger.js';
import { temporaryFolder } from './temporary-folder.js';

/** Few in `make test`, many in `make torture`. */
const rounds = process.env.TORTURE === undefined ? 20 : 200;
/** Which moments the kills come at, so that a failure can be looked for again. */
const seed = process.env.SEED ?? '1';
/** More than a pusher gets through in one round. */
const commitsOfRound = 150;

describe('what was acknowledged of repositories', () => {
  it(
    `survives ${String(rounds)} times kill -9 in the midst of pushes, creates and deletes, whole (SEED=${seed})`,
    async () => {
      await using folder = await temporaryFolder();
      const module = await bundledEmulator(folder.path);
      // No round makes more tokens than five.
      const quotas = { accessTokensPerUser: 5 * rounds };
      const options = { dataDir: join(folder.path, 'data'), spaces: ['acme'], quotas };
      const names = ['a', 'b', 'c'] as const;
      const pushers = await linesOfCommits(folder.path, names, rounds * commitsOfRound);
      const begun = { seed, dataDir: options.dataDir, ledger: new Ledger(), pushers };
      let [secret, refs] = ['', 0];

      for (let round = 0; round <= rounds; round += 1) {
        await using emulator = await startEmulatorProcess(module, options);
        if (round === 0) secret = await prepare(begun, emulator);
        const loop = { ...begun, secret };
        const verdict = await judge(loop, emulator, round === rounds ? undefined : round - 1);
        expect(verdict.problems).toEqual([]);
        refs += verdict.refs;
        if (round < rounds) await writeUntilKilled(loop, emulator, round);
        expect(begun.ledger.refused).toEqual([]);
      }

      process.stderr.write(`kill -9, ${String(rounds)} rounds (SEED=${seed}): acknowledged ${begun.ledger.counts}; `);
      process.stderr.write(`${String(refs)} refs compared, nothing lost, nothing half made\n`);
    },
    rounds * 15_000,
  );
});

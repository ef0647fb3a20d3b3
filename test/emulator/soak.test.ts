import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { bundledEmulator } from './emulator-process.js';
import { temporaryFolder } from './temporary-folder.js';

interface Held {
  /** Of JavaScript, after a collection. */
  readonly megabytes: number;
  /** Of the whole process. */
  readonly resident: number;
}

const program = fileURLToPath(new URL('soak-program.mjs', import.meta.url));
/** Ten thousand in `make test`, a million in `make torture`. */
const count = process.env.TORTURE === undefined ? 10_000 : 1_000_000;
/** A million take about half an hour. */
const timeout = 3 * 3600 * 1000;

describe('the memory of an emulator', () => {
  it(
    `is after ${count} requests, right and wrong ones, like after a thousand`,
    async () => {
      await using folder = await temporaryFolder();
      const module = await bundledEmulator(folder.path);

      // What is kept for good would not fit in so small a heap.
      const options = [
        '--expose-gc',
        '--max-old-space-size=64',
        '--max-semi-space-size=2',
        '--disable-warning=ExperimentalWarning',
      ];
      const { stdout } = await promisify(execFile)(process.execPath, [...options, program, module, String(count)]);

      const { early, late, requests } = JSON.parse(stdout) as Record<'early' | 'late', Held> & { requests: number };
      expect(requests).toBeGreaterThan(count * 0.9);
      // What is kept of the latest fills up meanwhile: the log of requests, then events and client tokens in the database.
      expect(late.megabytes - early.megabytes).toBeLessThan(16);
      expect(late.resident - early.resident).toBeLessThan(160);
    },
    timeout,
  );
});

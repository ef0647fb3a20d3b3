import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const program = fileURLToPath(new URL('../../../tools/emulator-behaviours.ts', import.meta.url));

describe('docs/emulator-behaviours.md', () => {
  it('tells what the actions of the emulator say of themselves today', async () => {
    const check = promisify(execFile)(process.execPath, [program, '--check']);
    await expect(check).resolves.toEqual({ stdout: '', stderr: '' });
  });
});

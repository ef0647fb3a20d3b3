import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const program = fileURLToPath(new URL('../../../tools/architecture-graph.ts', import.meta.url));

describe('the graph in README.md', () => {
  it('shows who knows whom today', async () => {
    const check = promisify(execFile)(process.execPath, [program, '--check']);
    await expect(check).resolves.toEqual({ stdout: '', stderr: '' });
  });
});

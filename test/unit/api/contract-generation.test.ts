import { execFile } from 'node:child_process';
import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { format, resolveConfig } from 'prettier';
import { pythonEnvironment } from '../../python-environment.js';

const run = promisify(execFile);
const api = fileURLToPath(new URL('../../../api', import.meta.url));
const generator = fileURLToPath(new URL('../../../tools/api-contract.py', import.meta.url));
const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));

describe.each(['contract.ts', 'workspaces-contract.ts'])('api/%s', (file) => {
  it('is what its generator makes of the pinned botocore', async () => {
    const python = await pythonEnvironment(requirements);
    const where = 'import sysconfig; print(sysconfig.get_path("purelib"))';
    const packages = (await run(python, ['-c', where])).stdout.trim();
    await using folder = await mkdtempDisposable(join(tmpdir(), 'contract-'));
    await run(python, [generator, '--botocore', packages, '--out', folder.path]);

    const committed = join(api, file);
    const options = await resolveConfig(committed);
    const made = await format(await readFile(join(folder.path, file), 'utf8'), { ...options, filepath: committed });
    expect(made).toBe(await readFile(committed, 'utf8'));
  });
});

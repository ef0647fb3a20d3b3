import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { terraformSchemaText } from '../../../provider/main/terraform-schema.js';

const root = new URL('../../../', import.meta.url).pathname;
const committed = (file: string) => readFile(join(root, file), 'utf8');

describe('terraform-schema.json', () => {
  it('is what the definitions make today', async () => {
    const isFresh = terraformSchemaText() === (await committed('terraform-schema.json'));
    expect(isFresh ? undefined : 'it is stale: run make schema').toBeUndefined();
  });
});

describe('wire.json', () => {
  it('is what the .proto files beside it say', async () => {
    const compiler = join(root, 'tools/compile-wire.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [compiler, '--print']);
    expect(stdout).toBe(await committed('provider/terraform/wire/wire.json'));
  });
});

import { execFile } from 'node:child_process';
import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../..', import.meta.url));

// Written by hand, not read from the list of rules: this is what the rules are held to.
const fine = [
  'provider/model → provider/model/door.ts',
  'provider/service → provider/model/door.ts',
  'provider/service → api/door.ts',
  'provider/service → node:fs',
  'provider/service → @aws-sdk/client-codecatalyst',
  'provider/service → https-proxy-agent',
  'provider/service → isomorphic-git',
  'provider/resources → provider/model/door.ts',
  'provider/resources → provider/service/door.ts',
  'provider/data-sources → api/door.ts',
  'provider/registry.ts → provider/resources/door.ts',
  'provider/configuration.ts → provider/service/door.ts',
  'provider/pulumi → provider/model/door.ts',
  'provider/pulumi → node:stream',
  'provider/pulumi → @grpc/grpc-js',
  'provider/pulumi → @pulumi/pulumi/proto/provider_pb.js',
  'provider/pulumi → google-protobuf',
  'provider/main → provider/registry.ts',
  'provider/main → emulator/door.ts',
  'provider/main → node:process',
  'emulator → api/door.ts',
  'emulator → node:sqlite',
  'emulator → yaml',
  'tools → provider/registry.ts',
  'tools → @grpc/grpc-js',
  'test → emulator/door.ts',
  'test → @pulumi/pulumi',
];
const forbidden = [
  'api → provider/model/door.ts',
  'api → node:fs',
  'api → @grpc/grpc-js',
  'provider/model → api/door.ts',
  'provider/model → node:path',
  'provider/model → provider/service/door.ts',
  'provider/model → @grpc/grpc-js',
  'provider/service → provider/resources/door.ts',
  'provider/service → emulator/door.ts',
  'provider/service → @grpc/grpc-js',
  'provider/service → @pulumi/pulumi',
  'provider/resources → node:fs',
  'provider/resources → provider/pulumi/door.ts',
  'provider/resources → @aws-sdk/client-codecatalyst',
  'provider/resources → isomorphic-git',
  'provider/data-sources → provider/resources/door.ts',
  'provider/data-sources → node:crypto',
  'provider/registry.ts → provider/pulumi/door.ts',
  'provider/configuration.ts → node:os',
  'provider/pulumi → provider/service/door.ts',
  'provider/pulumi → api/door.ts',
  'provider/pulumi → provider/registry.ts',
  'provider/pulumi → @pulumi/pulumi',
  'provider/pulumi → @pulumi/pulumi/provider/index.js',
  'provider/main → @grpc/grpc-js',
  'provider/main → yaml',
  'emulator → provider/model/door.ts',
  'emulator → provider/service/door.ts',
  'emulator → @aws-sdk/client-codecatalyst',
  'tools → emulator/door.ts',
  'provider/somewhere-new → api/door.ts',
  'provider/model → provider/model/missing.ts',
];

const doors = [
  ...['api', 'emulator', 'test', 'tools'].map((name) => `${name}/door.ts`),
  ...['model', 'service', 'resources', 'data-sources', 'pulumi', 'main'].map((name) => `provider/${name}/door.ts`),
  'provider/registry.ts',
  'provider/configuration.ts',
];
const packageFiles = [
  '@aws-sdk/client-codecatalyst/index.js',
  'https-proxy-agent/index.js',
  'isomorphic-git/index.js',
  '@grpc/grpc-js/index.js',
  '@pulumi/pulumi/index.js',
  '@pulumi/pulumi/proto/provider_pb.js',
  '@pulumi/pulumi/provider/index.js',
  'google-protobuf/index.js',
  'yaml/index.js',
];

/** The imports that break a rule, in a house of empty files with one file for each import. */
async function broken(imports: readonly string[]): Promise<string[]> {
  await using house = await mkdtempDisposable(join(tmpdir(), 'boundaries-'));
  const write = async (file: string, text = 'export {};'): Promise<void> => {
    await mkdir(dirname(join(house.path, file)), { recursive: true });
    await writeFile(join(house.path, file), text);
  };
  await write('tsconfig.json', '{}');
  for (const file of [...doors, ...packageFiles.map((name) => `node_modules/${name}`)]) await write(file);

  const lines = new Map<string, string>();
  for (const [index, line] of imports.entries()) {
    const [from = '', to = ''] = line.split(' → ');
    const file = from.endsWith('.ts') ? from : `${from}/import-${index}.ts`;
    const local = /^(api|provider|emulator)\//.test(to);
    const specifier = local ? `./${relative(dirname(file), to)}`.replace(/\.ts$/, '.js') : to;
    // A type's import is as good as a value's.
    await write(file, `import type {} from '${specifier}';\n`);
    lines.set(file, line);
  }
  return (await violations(house.path)).map(({ from }) => lines.get(from) ?? from);
}

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

async function violations(folder: string): Promise<readonly Violation[]> {
  const program = `${root}node_modules/dependency-cruiser/bin/dependency-cruiser.mjs`;
  const args = ['--config', `${root}.dependency-cruiser.cjs`, '--output-type', 'json'];
  const house = ['api', 'provider', 'emulator', 'test', 'tools'];
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args, ...house], {
    cwd: folder,
    maxBuffer: 2 ** 26,
  });
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

describe('who may know whom', () => {
  it('lets each part know what it may', async () => {
    expect(await broken(fine)).toEqual([]);
  });

  it('refuses everything else', async () => {
    expect(new Set(await broken(forbidden))).toEqual(new Set(forbidden));
  });
});

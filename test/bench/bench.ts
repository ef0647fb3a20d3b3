// Measures speed and memory side by side in one run and prints them as ratios: `make bench`.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { besideMoto } from './beside-moto.ts';
import { bundle } from './bundle.ts';
import { Estate } from './estate.ts';
import { median } from './median.ts';
import { type Start, start } from './start.ts';

const rounds = 15;
const repositories = 300;
const root = join(import.meta.dirname, '..', '..');
const plugin = join(root, 'dist', 'plugin');

async function starts(folder: string): Promise<void> {
  const bare = await bundle('bare-server.ts', join(folder, 'bare'));
  const ours = join(plugin, 'pulumi-resource-codecatalyst');
  const measured: { bare: Start; ours: Start }[] = [];
  // In turn, so that a machine whose speed drifts does not favour one of them.
  for (let round = 0; round < rounds; round += 1) measured.push({ bare: await start(bare), ours: await start(ours) });
  const time = median(measured.map(({ bare, ours }) => ours.milliseconds / bare.milliseconds));
  const of = (which: 'bare' | 'ours', what: keyof Start): string =>
    median(measured.map((pair) => pair[which][what])).toFixed(0);
  console.log(
    `start to port line: ${time.toFixed(2)} of a bare server's (${of('ours', 'milliseconds')} ms, ${of('bare', 'milliseconds')} ms)`,
  );
  console.log(`resident memory:    ${of('ours', 'megabytes')} MB (a bare server ${of('bare', 'megabytes')} MB)`);
}

async function estates(folder: string): Promise<void> {
  const emulator = spawn(
    join(root, 'dist', 'command', 'codecatalyst-iac'),
    ['emulator', '--space', 'acme', '--data', join(folder, 'data')],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  try {
    const ready = await new Promise<{ http: string; token: string }>((resolve) => {
      emulator.stdout.once('data', (line: Buffer) => {
        resolve(JSON.parse(line.toString()) as { http: string; token: string });
      });
    });
    const nullPlugin = join(folder, 'null');
    await bundle('null-provider.ts', nullPlugin);
    const environment = { AWS_ENDPOINT_URL_CODECATALYST: ready.http, AWS_BEARER_TOKEN_CODECATALYST: ready.token };
    const ours = await Estate.make(join(folder, 'ours'), plugin, repositories, environment);
    const nothing = await Estate.make(join(folder, 'nothing'), nullPlugin, repositories, {
      BENCH_SCHEMA: join(root, 'schema.json'),
    });
    for (const [what, ...command] of [
      ['up', 'up', '--yes', '--skip-preview'],
      ['up, no change', 'up', '--yes', '--skip-preview'],
      ['refresh', 'refresh', '--yes', '--skip-preview'],
      ['destroy', 'destroy', '--yes', '--skip-preview'],
    ] as const) {
      const [least, took] = [await nothing.pulumi(...command), await ours.pulumi(...command)];
      console.log(
        `${`${what}, ${repositories} repositories:`.padEnd(36)}${(took / least).toFixed(2)} of a null provider's (${(took / 1000).toFixed(1)} s, ${(least / 1000).toFixed(1)} s)`,
      );
    }
  } finally {
    emulator.kill();
  }
}

const folder = await mkdtemp(join(tmpdir(), 'bench-'));
try {
  await besideMoto(root);
  await starts(folder);
  await estates(folder);
} finally {
  await rm(folder, { recursive: true, force: true });
}

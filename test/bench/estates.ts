// What a run of 300 resources takes, beside a provider that answers at once.
import { join } from 'node:path';
import { startEmulatorCommand } from './emulator-command.ts';
import { Estate } from './estate.ts';
import type { Products } from './products.ts';

const repositories = 300;

/** Prints how long each command takes with as many repositories. */
export async function compareEstates(products: Products, nullPlugin: string, folder: string): Promise<void> {
  await using emulator = await startEmulatorCommand(products, join(folder, 'data'));
  const [ours, nothing] = [
    await Estate.make(join(folder, 'ours'), products.plugin, repositories, emulator.environment),
    await Estate.make(join(folder, 'nothing'), nullPlugin, repositories, { BENCH_SCHEMA: products.schema }),
  ];
  for (const [what, ...command] of [
    ['up', 'up', '--yes', '--skip-preview'],
    ['up, no change', 'up', '--yes', '--skip-preview'],
    ['refresh', 'refresh', '--yes', '--skip-preview'],
    ['destroy', 'destroy', '--yes', '--skip-preview'],
  ] as const) {
    const [least, took] = [await nothing.pulumi(...command), await ours.pulumi(...command)];
    const seconds = [took, least].map(({ milliseconds }) => `${(milliseconds / 1000).toFixed(1)} s`).join(', ');
    const ratio = (took.milliseconds / least.milliseconds).toFixed(2);
    console.log(`${`${what}, ${repositories} repositories:`.padEnd(36)}${ratio} of a null provider's (${seconds})`);
  }
}

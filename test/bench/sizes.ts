// What a run asks of the service, and what the plugin holds in memory at its end, in estates of several sizes.
import { join } from 'node:path';
import { startEmulatorCommand } from './emulator-command.ts';
import { Estate } from './estate.ts';
import type { Products } from './products.ts';

const sizes = [10, 100, 1_000];

const up = ['up', '--yes', '--skip-preview'];
const refresh = ['refresh', '--yes', '--skip-preview'];

// Of 1,000 resources the engine would take longer to write its state at each step than for the steps.
const quickly = { PULUMI_EXPERIMENTAL: 'true', PULUMI_SKIP_CHECKPOINTS: 'true' };

/** Prints how many calls a refresh makes for each resource, and the memory of the plugin where they are most. */
export async function compareSizes(products: Products, nullPlugin: string, folder: string): Promise<void> {
  await using emulator = await startEmulatorCommand(products, join(folder, 'data'));
  const environment = { ...emulator.environment, ...quickly };
  for (const size of sizes) {
    // The project is one of them.
    const ours = await Estate.make(join(folder, `ours-${size}`), products.plugin, size - 1, environment);
    const made = await ours.pulumi(...up);
    await emulator.requests();
    const refreshed = await ours.pulumi(...refresh);
    const calls = await emulator.requests();
    const [resources, each] = [size.toLocaleString('en'), (calls / size).toPrecision(2)];
    console.log(`${`refresh of ${resources} resources:`.padEnd(36)}${each} calls a resource (${calls} calls)`);
    if (size < Math.max(...sizes)) continue;
    const nothing = await Estate.make(join(folder, 'nothing'), nullPlugin, size - 1, {
      BENCH_SCHEMA: products.schema,
      ...quickly,
    });
    const [leastMade, leastRefreshed] = [await nothing.pulumi(...up), await nothing.pulumi(...refresh)];
    for (const [what, took, least] of [
      ['up', made.megabytes, leastMade.megabytes],
      ['refresh', refreshed.megabytes, leastRefreshed.megabytes],
    ] as const) {
      const both = `${took.toFixed(0)} MB, ${least.toFixed(0)} MB`;
      const title = `memory, ${what} of ${resources}:`.padEnd(36);
      console.log(`${title}${(took / least).toFixed(2)} of a null provider's (${both} at most)`);
    }
  }
}

// What a plan of 300 resources asks of the service, and takes beside one that looks at nothing.
import { join } from 'node:path';
import { commandPath } from '../engine/terraform/command.ts';
import { startEmulatorCommand } from './emulator-command.ts';
import type { Run } from './estate.ts';
import { median } from './median.ts';
import type { Products } from './products.ts';
import { TerraformEstate } from './terraform-estate.ts';

// The project is one of them.
const resources = 300;
const rounds = 5;

interface Round {
  readonly looking: Run;
  readonly blind: Run;
  readonly calls: number;
}

/** Prints the calls of a plan, and its time and the memory of the provider in it beside one that looks at nothing. */
export async function compareTerraformPlans(products: Products, folder: string): Promise<void> {
  const title = (what: string): string => `terraform plan of ${resources}, ${what}:`.padEnd(36);
  const command = commandPath('terraform');
  if (command === undefined) {
    console.log(`${title('calls, time')}not measured: terraform is not on PATH`);
    return;
  }
  await using emulator = await startEmulatorCommand(products, join(folder, 'data'));
  const estate = await TerraformEstate.make(command, join(folder, 'estate'), resources - 1, emulator.environment);
  await estate.terraform('apply', '-auto-approve');
  const measured: Round[] = [];
  // In turn, so that a machine whose speed drifts does not favour one of them.
  for (let round = 0; round < rounds; round += 1) {
    const blind = await estate.terraform('plan', '-detailed-exitcode', '-refresh=false');
    await emulator.requests();
    const looking = await estate.terraform('plan', '-detailed-exitcode');
    measured.push({ blind, looking, calls: await emulator.requests() });
  }
  const [calls, gets] = [median(measured.map((round) => round.calls)), resources - 1];
  // That one is not run: it gets each repository at each plan, as its sources say.
  const published = `${calls} calls; terraform-provider-aws, as published: ${gets}`;
  console.log(`${title('calls')}${(calls / gets).toFixed(2)} of one get for each repository (${published})`);
  for (const [what, unit, of] of [
    ['time', 's', (run: Run) => run.milliseconds / 1000],
    ['memory', 'MB', (run: Run) => run.megabytes],
  ] as const) {
    const ratio = median(measured.map(({ looking, blind }) => of(looking) / of(blind))).toFixed(2);
    const [looking, blind] = (['looking', 'blind'] as const).map((which) =>
      median(measured.map((round) => of(round[which]))).toPrecision(3),
    );
    const both = `${looking ?? ''} ${unit}, ${blind ?? ''} ${unit}`;
    console.log(`${title(what)}${ratio} of one that looks at nothing (${both})`);
  }
}

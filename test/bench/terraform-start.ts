// What a start of the provider for Terraform costs, beside that of the least that a provider in Node can be.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { selfSigned } from '../../provider/terraform/certificate.ts';
import { bundle } from './bundle.ts';
import { median } from './median.ts';
import { residentMegabytes } from './process-facts.ts';
import type { Products } from './products.ts';

const rounds = 15;

interface Start {
  /** From the spawn to the line of the handshake, in milliseconds. */
  readonly handshake: number;
  /** What it holds of the machine's memory once it stands still, in MB. */
  readonly megabytes: number;
}

/** Starts a provider as Terraform does: with its cookie, and with a certificate that asks for one in return. */
async function start(executable: string): Promise<Start> {
  const environment = {
    ...process.env,
    TF_PLUGIN_MAGIC_COOKIE: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2',
    PLUGIN_PROTOCOL_VERSIONS: '6',
    PLUGIN_CLIENT_CERT: selfSigned(Date.now()).pem,
  };
  const begin = performance.now();
  const child = spawn(executable, [], { stdio: ['ignore', 'pipe', 'inherit'], env: environment });
  const gone = once(child, 'exit');
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const handshake = performance.now() - begin;
    if (!line.toString().startsWith('1|6|unix|')) throw new Error(`This is no handshake: ${line.toString()}`);
    // Memory is read once the start has settled, as Terraform would meet it.
    await sleep(300);
    return { handshake, megabytes: residentMegabytes(child.pid ?? 0) };
  } finally {
    child.kill('SIGTERM');
    await gone;
  }
}

/** Prints how long it takes until Terraform can ask the provider, and what memory it then holds. */
export async function compareTerraformStarts({ terraformProvider }: Products, folder: string): Promise<void> {
  const least = await bundle('bare-terraform-server.ts', join(folder, 'bare'));
  const measured: { bare: Start; ours: Start }[] = [];
  // In turn, so that a machine whose speed drifts does not favour one of them.
  for (let round = 0; round < rounds; round += 1) {
    measured.push({ bare: await start(least), ours: await start(terraformProvider) });
  }
  for (const [title, what, unit] of [
    ['terraform, start to handshake:', 'handshake', 'ms'],
    ['terraform, memory after it:', 'megabytes', 'MB'],
  ] as const) {
    const ratio = median(measured.map(({ ours, bare }) => ours[what] / bare[what])).toFixed(2);
    const [ours, bare] = (['ours', 'bare'] as const).map((which) =>
      median(measured.map((pair) => pair[which][what])).toFixed(0),
    );
    console.log(`${title.padEnd(36)}${ratio} of a bare server's (${ours ?? ''} ${unit}, ${bare ?? ''} ${unit})`);
  }
}

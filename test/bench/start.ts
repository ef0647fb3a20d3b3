// What a start of the plugin costs, beside that of the least that a plugin can be.
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import proto from '@pulumi/pulumi/proto/provider_pb.js';
import { bundle } from './bundle.ts';
import { median } from './median.ts';
import { residentMegabytes } from './process-facts.ts';
import { PluginClient } from './plugin-client.ts';
import type { Products } from './products.ts';

const rounds = 15;

/** From the spawn of a plugin, in milliseconds, and the memory it holds once it stands still, in MB. */
interface Start {
  readonly port: number;
  readonly schema: number;
  readonly megabytes: number;
  /** How long the schema is that it told. */
  readonly length: number;
}

async function start(executable: string, environment: NodeJS.ProcessEnv): Promise<Start> {
  const begin = performance.now();
  await using plugin = await PluginClient.start(executable, environment);
  const port = performance.now() - begin;
  const answer = await plugin.ask<proto.GetSchemaResponse>((client, done) =>
    client.getSchema(new proto.GetSchemaRequest(), done),
  );
  const schema = performance.now() - begin;
  // Memory is read once the start has settled, as the engine would meet it.
  await sleep(300);
  return { port, schema, megabytes: residentMegabytes(plugin.id), length: answer.getSchema().length };
}

/** Prints how long it takes until the plugin can be asked, until it has told its schema, and what memory it then holds. */
export async function compareStarts({ plugin, schema }: Products, folder: string): Promise<void> {
  const bare = await bundle('bare-server.ts', join(folder, 'bare'));
  const ours = join(plugin, 'pulumi-resource-codecatalyst');
  const measured: { bare: Start; ours: Start }[] = [];
  // In turn, so that a machine whose speed drifts does not favour one of them.
  for (let round = 0; round < rounds; round += 1) {
    const pair = { bare: await start(bare, { BENCH_SCHEMA: schema }), ours: await start(ours, {}) };
    if (pair.bare.length !== pair.ours.length) throw new Error('The two told different schemas.');
    measured.push(pair);
  }
  const ratio = (what: keyof Start): string =>
    median(measured.map((pair) => pair.ours[what] / pair.bare[what])).toFixed(2);
  const of = (which: 'bare' | 'ours', what: keyof Start): string =>
    median(measured.map((pair) => pair[which][what])).toFixed(0);
  for (const [title, what, unit] of [
    ['start to port line:', 'port', 'ms'],
    ['start to schema:', 'schema', 'ms'],
    ['memory after it:', 'megabytes', 'MB'],
  ] as const) {
    const both = `${of('ours', what)} ${unit}, ${of('bare', what)} ${unit}`;
    console.log(`${title.padEnd(36)}${ratio(what)} of a bare server's (${both})`);
  }
}

// What the plugin adds to each Check and Diff of a run, beside a provider that answers at once.
import { join } from 'node:path';
import structProto, { type JavaScriptValue } from 'google-protobuf/google/protobuf/struct_pb.js';
import proto from '@pulumi/pulumi/proto/provider_pb.js';
import { median } from './median.ts';
import { PluginClient } from './plugin-client.ts';
import { workedMicroseconds } from './process-facts.ts';
import type { Products } from './products.ts';

const { Struct } = structProto;

const rounds = 7;
const resources = 1_000;
/** How many the engine asks for at a time on a machine of four cores. */
const parallel = 16;

interface Recorded {
  readonly kind: string;
  readonly id: string;
  readonly inputs: Readonly<Record<string, JavaScriptValue>>;
  readonly outputs: Readonly<Record<string, JavaScriptValue>>;
}

const shop = { spaceName: 'acme', projectName: 'shop' };
const time = '2026-01-02T03:04:05.678Z';
const commit = '0123456789abcdef0123456789abcdef01234567';

/** One of each kind in turn, as they stand in state. */
const kinds: readonly ((index: number) => Recorded)[] = [
  (index) => ({
    kind: 'SourceRepository',
    id: `acme/shop/repository-${index}`,
    inputs: { ...shop, name: `repository-${index}`, description: 'One of many' },
    outputs: {
      cloneUrl: `https://me@git.example.com/v1/acme/shop/repository-${index}`,
      firstCommitId: commit,
      createdTime: time,
      lastUpdatedTime: time,
    },
  }),
  (index) => ({
    kind: 'Branch',
    id: `acme/shop/web/branch-${index}`,
    inputs: { ...shop, sourceRepositoryName: 'web', name: `branch-${index}` },
    outputs: {
      ref: `refs/heads/branch-${index}`,
      headCommitId: commit,
      firstCommitId: commit,
      lastUpdatedTime: time,
    },
  }),
  (index) => ({
    kind: 'DevEnvironment',
    id: `acme/shop/10000000-0000-4000-8000-00000000${1_000 + index}`,
    inputs: {
      ...shop,
      alias: `environment-${index}`,
      ides: [{ name: 'VSCode' }],
      instanceType: 'dev.standard1.small',
      inactivityTimeoutMinutes: 15,
      persistentStorage: { sizeInGiB: 16 },
      repositories: [{ repositoryName: 'web', branchName: 'main' }],
    },
    outputs: {
      devEnvironmentId: `10000000-0000-4000-8000-00000000${1_000 + index}`,
      status: 'RUNNING',
      creatorId: 'me',
      lastUpdatedTime: time,
    },
  }),
];

const estate = Array.from({ length: resources }, (_, index) => {
  const kind = kinds[index % kinds.length];
  if (!kind) throw new Error('There is no such kind.');
  return kind(index);
});

const tokenOf = ({ kind }: Recorded): string => `codecatalyst:index:${kind}`;
const urnOf = (resource: Recorded): string => `urn:pulumi:dev::bench::${tokenOf(resource)}::${resource.id}`;

const checks = estate.map((resource) =>
  new proto.CheckRequest()
    .setUrn(urnOf(resource))
    .setType(tokenOf(resource))
    .setName(resource.id)
    .setRandomseed(new Uint8Array(32))
    .setOlds(Struct.fromJavaScript(resource.inputs))
    .setNews(Struct.fromJavaScript(resource.inputs)),
);

const diffs = estate.map((resource) =>
  new proto.DiffRequest()
    .setUrn(urnOf(resource))
    .setType(tokenOf(resource))
    .setName(resource.id)
    .setId(resource.id)
    .setOlds(Struct.fromJavaScript({ ...resource.inputs, ...resource.outputs }))
    .setOldInputs(Struct.fromJavaScript(resource.inputs))
    .setNews(Struct.fromJavaScript(resource.inputs)),
);

type Rpc = 'Check' | 'Diff';

/** What an RPC took for a resource, in microseconds: by the clock, and of the plugin's work alone. */
interface Taken {
  readonly time: number;
  readonly work: number;
}

/** Both in a process that has just started, as the engine has it. */
async function measure(executable: string, environment: NodeJS.ProcessEnv): Promise<Readonly<Record<Rpc, Taken>>> {
  await using plugin = await PluginClient.start(executable, environment);
  const configuration = Struct.fromJavaScript({ endpoint: 'http://127.0.0.1:1', token: 'bench' });
  await plugin.ask<proto.ConfigureResponse>((client, done) =>
    client.configure(new proto.ConfigureRequest().setArgs(configuration), done),
  );
  const Check = await taken(plugin, checks, async (request) => {
    const answer = await plugin.ask<proto.CheckResponse>((client, done) => client.check(request, done));
    if (answer.getFailuresList().length > 0) throw new Error(`A check failed: ${String(answer.getFailuresList()[0])}`);
  });
  const Diff = await taken(plugin, diffs, async (request) => {
    const answer = await plugin.ask<proto.DiffResponse>((client, done) => client.diff(request, done));
    const { DIFF_NONE } = proto.DiffResponse.DiffChanges;
    if (answer.getChanges() !== DIFF_NONE) throw new Error(`A diff found ${answer.getDiffsList().join(', ')}.`);
  });
  return { Check, Diff };
}

/** Sends requests, as many at a time as the engine does. */
async function taken<Request>(
  { id }: PluginClient,
  requests: readonly Request[],
  send: (request: Request) => Promise<void>,
): Promise<Taken> {
  let next = 0;
  const ask = async () => {
    for (let request = requests[next]; request !== undefined; request = requests[next]) {
      next += 1;
      await send(request);
    }
  };
  const [begin, worked] = [performance.now(), workedMicroseconds(id)];
  await Promise.all(Array.from({ length: parallel }, ask));
  return {
    time: ((performance.now() - begin) * 1000) / requests.length,
    work: (workedMicroseconds(id) - worked) / requests.length,
  };
}

/** Prints what Check and Diff of 1,000 unchanged resources take. */
export async function compareRpcs({ plugin, schema }: Products, nullPlugin: string): Promise<void> {
  const executable = 'pulumi-resource-codecatalyst';
  const measured: { readonly ours: Readonly<Record<Rpc, Taken>>; readonly least: Readonly<Record<Rpc, Taken>> }[] = [];
  // In turn, so that a machine whose speed drifts does not favour one of them.
  for (let round = 0; round < rounds; round += 1) {
    const least = await measure(join(nullPlugin, executable), { BENCH_SCHEMA: schema });
    measured.push({ least, ours: await measure(join(plugin, executable), {}) });
  }
  for (const rpc of ['Check', 'Diff'] as const) {
    const ratio = median(measured.map(({ ours, least }) => ours[rpc].time / least[rpc].time)).toFixed(2);
    const of = (who: 'ours' | 'least', what: keyof Taken): string =>
      median(measured.map((pair) => pair[who][rpc][what])).toFixed(0);
    const title = `${rpc}, ${resources.toLocaleString('en')} resources:`.padEnd(36);
    const time = `${of('ours', 'time')} µs, ${of('least', 'time')} µs each`;
    const work = `of work ${of('ours', 'work')} µs, ${of('least', 'work')} µs`;
    console.log(`${title}${ratio} of a null provider's (${time}; ${work})`);
  }
}

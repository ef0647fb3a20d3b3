import { mkdtemp } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Provider } from '../model/index.js';
import { selfSigned } from './certificate.js';
import { handshakeLine, isStartedByTerraform, reattachment, unspoken } from './handshake.js';
import { logTo } from './log.js';
import { providerAddress } from './names.js';
import { Plugin } from './plugin.js';
import { type ProviderServer, serve } from './server.js';

/** A process that is to serve a provider. */
interface Process {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly args: readonly string[];
  /** Why this process cannot serve, if it cannot. */
  readonly unfit: string | undefined;
}

const help = (name: string): string =>
  `This is a provider of Terraform and OpenTofu, which they start themselves: put it where they look for providers, and run
"terraform init" in a folder with

  terraform {
    required_providers {
      ${name} = { source = "codecatalyst-iac/${name}" }
    }
  }

To keep it running under a debugger, start it with --debug and follow what it says.
`;

/** Set to `tcp`, it makes the provider listen on a port of this machine rather than on a socket. */
const networkVariable = 'CODECATALYST_PLUGIN_NETWORK';

/** How long to wait for a word of Terraform after its line went dead. */
const patience = 5_000;

/** Serves the provider until Terraform needs it no more. */
export async function run(provider: Provider, { environment, args, unfit }: Process): Promise<void> {
  const isDebugged = args.includes('--debug');
  const refused = isDebugged || isStartedByTerraform(environment) ? unspoken(environment) : help(provider.name);
  if (refused !== undefined) {
    process.stderr.write(`${refused.trimEnd()}\n`);
    process.exitCode = 1;
    return;
  }
  const log = logTo((line) => process.stderr.write(line), `provider.${provider.name}`);
  const plugin = new Plugin({ provider, log, ...(unfit !== undefined && { unfit }) });
  if (isDebugged) await debug(plugin, environment);
  else await work(plugin, environment);
}

type Environment = Process['environment'];

/** Serves the Terraform that has started this process, and ends with it. */
async function work(plugin: Plugin, environment: Environment): Promise<void> {
  const { PLUGIN_CLIENT_CERT: client = '' } = environment;
  const tls = client === '' ? undefined : { certificate: selfSigned(Date.now()), client };
  const place = await placeFor(environment);
  const abandoned = (): void => {
    plugin.stop();
    setTimeout(stop, patience);
  };
  const server = await serve({
    plugin,
    address: place.address,
    ...(tls && { tls }),
    shutdown: () => {
      stop();
    },
    abandoned,
  });
  const stop = ending(plugin, server);
  // Ctrl-C goes to all processes at once; Terraform then says what is to be stopped, and ends this one when it is done.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', stop);
  process.stdout.write(`${handshakeLine(place.network, reached(place, server), tls?.certificate)}\n`);
}

/** Serves one Terraform after another, until somebody ends it. */
async function debug(plugin: Plugin, environment: Environment): Promise<void> {
  const place = await placeFor(environment);
  const ignored = (): void => undefined;
  const server = await serve({ plugin, address: place.address, shutdown: ignored, abandoned: ignored });
  const stop = ending(plugin, server);
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const address = providerAddress(plugin.provider);
  const value = reattachment(address, place.network, reached(place, server), process.pid);
  process.stdout.write(`export TF_REATTACH_PROVIDERS='${value}'\n`);
}

const reached = (place: Place, { port }: ProviderServer): string =>
  place.network === 'unix' ? place.path : `127.0.0.1:${port}`;

/** Ends what is under way and, once that has been answered, the process; the first time it is asked to. */
function ending(plugin: Plugin, server: ProviderServer): () => void {
  let isEnding = false;
  return () => {
    if (isEnding) return;
    isEnding = true;
    const end = (): never => process.exit(0);
    // Whoever does not close its end of the line does not hold this one up.
    void plugin.close().then(() => Promise.race([server.stop(), after(patience)]).then(end));
  };
}

const after = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

type Place =
  | { readonly network: 'unix'; readonly address: string; readonly path: string }
  | { readonly network: 'tcp'; readonly address: string };

/** Where to listen: a socket in a folder of this process's own, or a port of this machine where there are no such sockets. */
async function placeFor({ PLUGIN_UNIX_SOCKET_DIR: parent, [networkVariable]: network }: Environment): Promise<Place> {
  if (process.platform === 'win32' || network === 'tcp') return { network: 'tcp', address: '127.0.0.1:0' };
  const folder = await mkdtemp(join(parent ?? tmpdir(), 'tf-provider-'));
  process.on('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const path = join(folder, 'socket');
  return { network: 'unix', address: `unix:${path}`, path };
}

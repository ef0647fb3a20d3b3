import { readFile } from 'node:fs/promises';
import { Plugin, serve } from '../pulumi/index.js';
import { unfitNode } from './node-version.js';
import { provider } from './provider.js';

/** The engine calls us as `pulumi-resource-codecatalyst [--logtostderr] [-v=N] [--tracing URL] ENGINE_ADDRESS`. */
function engineAddress(args: readonly string[]): string | undefined {
  const last = args.at(-1);
  return last !== undefined && /^[^-].*:\d+$/.test(last) && args.at(-2) !== '--tracing' ? last : undefined;
}

const unfit = unfitNode('The CodeCatalyst provider', process.versions.node);
const address = engineAddress(process.argv.slice(2));
const plugin = new Plugin({
  provider,
  loadSchema: () => readFile(new URL('schema.json', import.meta.url), 'utf8'),
  ...(unfit !== undefined && { unfit }),
  ...(address !== undefined && { engineGone }),
});
const server = await serve(plugin);

/** An engine closes its own door a moment before it ends us: to go before it does would look like a crash to it. */
const patience = 5_000;

/** Ends what is under way and, once that has been answered, the process. */
async function stop(): Promise<void> {
  await plugin.close();
  server.stop();
  process.exit(0);
}

// An engine that was killed cannot stop us, and nobody else would.
function engineGone(): void {
  plugin.cancel();
  setTimeout(() => void stop(), patience);
}

if (address !== undefined) plugin.attach(address);
// The engine runs plugins in process groups of their own, so Ctrl-C comes as Cancel first, and as this when it is time to go.
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
process.stdout.write(`${server.port}\n`);

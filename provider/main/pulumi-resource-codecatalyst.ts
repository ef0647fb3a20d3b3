import { readFile } from 'node:fs/promises';
import { Plugin, serve } from '../pulumi/index.js';
import { unfitNode } from './node-version.js';
import { provider } from './provider.js';

/** The engine calls us as `pulumi-resource-codecatalyst [--logtostderr] [-v=N] [--tracing URL] ENGINE_ADDRESS`. */
function engineAddress(args: readonly string[]): string | undefined {
  const last = args.at(-1);
  return last !== undefined && /^[^-].*:\d+$/.test(last) && args.at(-2) !== '--tracing' ? last : undefined;
}

const unfit = unfitNode(process.versions.node);
const plugin = new Plugin({
  provider,
  loadSchema: () => readFile(new URL('schema.json', import.meta.url), 'utf8'),
  ...(unfit !== undefined && { unfit }),
});
const server = await serve(plugin);

function stop(): void {
  plugin.close();
  server.stop();
  // What was made must still be told to the log of whoever waits; then nothing may keep the process.
  setTimeout(() => process.exit(0), 100);
}

const address = engineAddress(process.argv.slice(2));
if (address !== undefined) {
  plugin.attach(address);
  // An engine that was killed cannot stop us, and nobody else would.
  plugin.engine?.onGone(stop);
}
process.on('SIGTERM', stop);
// Ctrl-C reaches the whole process group; the engine decides what it means, and sends Cancel.
process.on('SIGINT', () => undefined);
process.stdout.write(`${server.port}\n`);

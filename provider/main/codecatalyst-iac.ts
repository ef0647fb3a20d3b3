import { unfitNode } from './node-version.js';

const unfit = unfitNode('codecatalyst-iac', process.versions.node);
if (unfit === undefined) {
  // What it is made of needs a Node that has been checked first.
  const { runCommandLine } = await import('./command-line.js');
  process.exitCode = await runCommandLine(process.argv.slice(2), new URL('local-emulator.mjs', import.meta.url));
} else {
  process.stderr.write(`${unfit}\n`);
  process.exitCode = 1;
}

import { chooseEmulator } from '../running/choose-emulator.js';
import { emulatorVariables } from '../running/emulator-variables.js';
import type { NotedEmulator } from '../running/running-emulators.js';
import { type Changes, environmentBefore, putBack, setUp } from '../running/shell-environment.js';
import { presentShell, type ShellName, shells } from '../running/shells.js';
import { command, UsageError } from '../../ops/cli/command.js';

/** Prints what makes a shell's AWS clients use a running emulator, for the shell to evaluate. */
export const emulatorEnv = command({
  summary: 'set a shell up for a running emulator: eval "$(codecatalyst-iac emulator env)"',
  options: {
    data: {
      type: 'string',
      placeholder: 'FOLDER',
      help: 'the data folder of the emulator (default: the one emulator that runs)',
    },
    port: { type: 'string', placeholder: 'PORT', help: 'the HTTP port of the emulator, if several run in memory' },
    sso: {
      type: 'boolean',
      help: "log in by SSO (profile codecatalyst-emulator), for clients that take no token: AWS's SDKs for Go and JavaScript, Terraform",
    },
    shell: {
      type: 'string',
      placeholder: 'SHELL',
      help: `the syntax: ${Object.keys(shells).join(', ')} (default: that of the shell you are in)`,
    },
    wait: {
      type: 'string',
      placeholder: 'SECONDS',
      help: 'for how many seconds to wait for one that is about to be ready (default 3)',
    },
    unset: { type: 'boolean', help: 'give the shell back what it had before' },
  },
  async run(
    { data, port, sso = false, wait = '3', shell = presentShell(process.env, process.platform), unset = false },
    { streams },
  ) {
    if (!isShell(shell)) throw new UsageError(`--shell must be one of ${Object.keys(shells).join(', ')}.`);
    const changes = unset
      ? putBack(process.env)
      : changesFor(await chooseEmulator({ data, port }, milliseconds(wait)), sso);
    streams.result(inSyntax(shell, changes, process.argv.slice(2)));
    return 0;
  },
});

const isShell = (name: string): name is ShellName => name in shells;

function milliseconds(seconds: string): number {
  if (!/^\d+(\.\d+)?$/.test(seconds))
    throw new UsageError(`--wait must be a number of seconds, and is ${JSON.stringify(seconds)}.`);
  return Number(seconds) * 1_000;
}

const changesFor = (emulator: NotedEmulator, sso: boolean): Changes =>
  setUp(emulatorVariables(emulator, environmentBefore(process.env), sso), process.env);

function inSyntax(name: ShellName, changes: Changes, args: readonly string[]): string {
  const shell = shells[name];
  const lines = [...changes].map(([name, value]) => (value === undefined ? shell.unset(name) : shell.set(name, value)));
  const hint = `# Let your shell run this: ${shell.evaluate(['codecatalyst-iac', ...args].join(' ').replaceAll('\n', ' '))}`;
  return `${[...lines, hint].join('\n')}\n`;
}

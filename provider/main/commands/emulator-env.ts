import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { rootCertificates } from 'node:tls';
import { type RunningEmulator, runningEmulators } from '../running/running-emulators.js';
import { type Changes, environmentBefore, putBack, setUp } from '../running/shell-environment.js';
import { presentShell, type ShellName, shells } from '../running/shells.js';
import { command, UsageError } from './command.js';

/** Prints what makes a shell's AWS clients use a running emulator, for the shell to evaluate. */
export const emulatorEnv = command({
  summary: 'set a shell up for a running emulator: eval "$(codecatalyst-iac emulator env)"',
  options: {
    data: { type: 'string', help: 'the data folder of the emulator (default: the one emulator that runs)' },
    port: { type: 'string', help: 'the HTTP port of the emulator, if several run in memory' },
    shell: {
      type: 'string',
      help: `the syntax: ${Object.keys(shells).join(', ')} (default: that of the shell you are in)`,
    },
    unset: { type: 'boolean', help: 'give the shell back what it had before' },
  },
  async run({ data, port, shell = presentShell(process.env, process.platform), unset = false }) {
    if (!isShell(shell)) throw new UsageError(`--shell must be one of ${Object.keys(shells).join(', ')}.`);
    const changes = unset ? putBack(process.env) : changesFor(await choose(data, port));
    process.stdout.write(inSyntax(shell, changes, process.argv.slice(2)));
    return 0;
  },
});

const isShell = (name: string): name is ShellName => name in shells;

function inSyntax(name: ShellName, changes: Changes, args: readonly string[]): string {
  const shell = shells[name];
  const lines = [...changes].map(([name, value]) => (value === undefined ? shell.unset(name) : shell.set(name, value)));
  const hint = `# Let your shell run this: ${shell.evaluate(['codecatalyst-iac', ...args].join(' ').replaceAll('\n', ' '))}`;
  return `${[...lines, hint].join('\n')}\n`;
}

/** The emulator that is meant: of several that serve the same data any will do, so the latest. */
async function choose(data: string | undefined, port: string | undefined) {
  const all = await runningEmulators();
  const folder = data === undefined ? undefined : realPath(data);
  const fitting = all
    .filter((running) => folder === undefined || running.data === folder)
    .filter(({ http }) => port === undefined || new URL(http).port === port);
  const [first, ...others] = fitting;
  if (!first) throw new UsageError(noneRuns(data, port, all));
  if (others.every((other) => other.data !== null && other.data === first.data)) return first;
  throw new UsageError(`Several emulators run: ${list(fitting)}. Say which with --data FOLDER or --port PORT.`);
}

const list = (all: readonly RunningEmulator[]): string =>
  all
    .map(({ http, data }) => `${http} (${data === null ? 'in memory' : `--data ${relative('', data) || '.'}`})`)
    .join(', ');

function noneRuns(data: string | undefined, port: string | undefined, all: readonly RunningEmulator[]): string {
  const option = data === undefined ? '' : ` --data ${data}`;
  const which = `${option === '' ? '' : ` with${option}`}${port === undefined ? '' : ` on port ${port}`}`;
  const others = all.length === 0 ? '' : ` There is ${list(all)}.`;
  return `No emulator of yours runs${which}. Start one in another shell: codecatalyst-iac emulator${option}.${others}`;
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    // What does not exist is served by nobody.
    return folder;
  }
}

function changesFor({ https, ca, token, folder }: RunningEmulator & { readonly folder: string }): Changes {
  const before = environmentBefore(process.env);
  const region = before.AWS_REGION ?? before.AWS_DEFAULT_REGION ?? 'us-west-2';
  const bundle = keepBundle(folder, [readFileSync(ca, 'utf8'), ...trustedBefore(before), ...rootCertificates]);
  const variables = {
    AWS_ENDPOINT_URL_CODECATALYST: https,
    AWS_BEARER_TOKEN_CODECATALYST: token,
    AWS_CA_BUNDLE: bundle,
    NODE_EXTRA_CA_CERTS: bundle,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    ...pastProxy(before, new URL(https).hostname.replaceAll(/[[\]]/g, '')),
  };
  return setUp(variables, process.env);
}

/** Where there is a proxy, clients would ask it to reach this machine. */
function pastProxy(before: NodeJS.ProcessEnv, host: string): Readonly<Record<string, string>> {
  const isSet = (name: string): boolean => (before[name] ?? '') !== '';
  if (!['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'].some(isSet)) return {};
  const excepted = [before.no_proxy ?? before.NO_PROXY ?? '', host].filter((entry) => entry !== '').join(',');
  return { NO_PROXY: excepted, no_proxy: excepted };
}

/** Clients trust nobody else then, and AWS itself is to stay within reach, whoever stands in between. */
function trustedBefore(before: NodeJS.ProcessEnv): readonly string[] {
  return ['AWS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'].flatMap((name) => {
    const file = before[name] ?? '';
    if (file === '') return [];
    try {
      return readFileSync(file, 'utf8');
    } catch {
      throw new UsageError(`${name} names ${file}, which cannot be read: it must be a file of certificates.`);
    }
  });
}

/** Shells that trust different authorities get different files, each whole from the beginning. */
function keepBundle(folder: string, certificates: readonly string[]): string {
  const bundle = [...new Set(certificates)].join('\n');
  const file = join(folder, `ca-bundle-${createHash('sha256').update(bundle).digest('hex').slice(0, 12)}.pem`);
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, bundle);
  renameSync(aside, file);
  return file;
}

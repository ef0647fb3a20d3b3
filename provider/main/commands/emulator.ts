import { once } from 'node:events';
import { existsSync, realpathSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { gitProfileNames, type SecureEmulator } from '../../../emulator/index.js';
import { startForCommand } from '../local/command-emulator.js';
import { beginNote, type Note } from '../running/running-emulators.js';
import { command, UsageError } from '../../ops/cli/command.js';
import type { Outside } from '../../ops/cli/outside.js';
import { readAssumptions } from './assumption-option.js';
import { readToken } from './token-option.js';

/** Runs the embedded CodeCatalyst in the foreground. One line of JSON on standard output says when it is ready. */
export const emulator = command({
  summary: 'run the embedded CodeCatalyst on this machine',
  options: {
    port: {
      type: 'string',
      placeholder: 'PORT',
      help: 'the port to listen on for HTTP, 0 for any (default: that of the data folder, or any)',
    },
    'https-port': {
      type: 'string',
      placeholder: 'PORT',
      help: 'the port to listen on for HTTPS, 0 for any (default: likewise)',
    },
    host: {
      type: 'string',
      placeholder: 'ADDRESS',
      help: 'the address or name to listen on, 0.0.0.0 for all (default 127.0.0.1: this machine alone)',
    },
    data: {
      type: 'string',
      placeholder: 'FOLDER',
      help: 'the folder to keep everything in (default: memory, gone at the end)',
    },
    space: {
      type: 'string',
      placeholder: 'SPACE',
      multiple: true,
      help: 'a space to have from the start; may repeat (default: local, if the folder is new)',
    },
    token: {
      type: 'string',
      placeholder: 'TOKEN[=USER]',
      multiple: true,
      help: 'a bearer token to accept, or TOKEN=USER for a user of that name; may repeat (default: one made at the first start)',
    },
    workflows: { type: 'string', placeholder: 'FILE', help: 'a JSON file of workflows to have' },
    workspaces: { type: 'string', placeholder: 'FILE', help: 'a JSON file of WorkSpaces to have' },
    faults: {
      type: 'string',
      placeholder: 'FILE',
      help: 'a JSON file of what goes wrong at random (docs/emulator-admin.md has one)',
    },
    assume: {
      type: 'string',
      placeholder: 'NAME=VALUE',
      multiple: true,
      help: 'what nobody documents to be otherwise, such as missing=not-found; may repeat (docs/emulator-behaviours.md lists them)',
    },
    'git-profile': {
      type: 'string',
      placeholder: 'NAME',
      choices: gitProfileNames,
      help: 'what the Git server offers (default full)',
    },
  },
  async run({ port, 'https-port': httpsPort, host, data: folder, space, token, ...options }, outside) {
    const { workflows, workspaces, faults, assume, 'git-profile': profile } = options;
    const data = folder === undefined ? undefined : resolve(folder);
    // The part of the heap that requests pass through would grow under load and never shrink, by 100 MB, for no speed.
    setFlagsFromString('--semi-space-growth-factor=1');
    const asked = {
      ...(port !== undefined && { port: portNumber('--port', port) }),
      ...(httpsPort !== undefined && { httpsPort: portNumber('--https-port', httpsPort) }),
    };
    const { running, remark, end } = await startForCommand(
      {
        https: true,
        spaces: space ?? (isKept(data) ? [] : ['local']),
        ...(host !== undefined && { host }),
        ...(data !== undefined && { dataDir: data }),
        ...(token && { tokens: token.map(readToken) }),
        ...filesOf({ workflows, workspaces, faults }),
        ...(assume && { assumptions: readAssumptions(assume) }),
        ...(profile !== undefined && { gitProfile: profile }),
      },
      asked,
    ).catch((error: unknown) => {
      throw isTaken(error)
        ? new UsageError(`Port ${error.port} is taken: choose another with --port or --https-port, or 0 for any.`)
        : error;
    });
    try {
      await serve(running, { data, remark }, outside);
    } finally {
      await end();
    }
    return 0;
  },
});

/** Says that it is ready, to programs and people, and waits to be told to end. */
async function serve(
  running: SecureEmulator,
  { data, remark }: { readonly data: string | undefined; readonly remark: string },
  { streams, signal }: Outside,
): Promise<void> {
  const { url: http, https, token, user, spaces, admin, isOpen, controls } = running;
  const note = beginNote();
  try {
    const ca = https.authorityFile ?? keptAuthority(note, https.authority);
    const reached = { http, https: https.url, ca, token };
    const since = new Date().toISOString();
    note.write({
      ...reached,
      data: data === undefined ? null : realpathSync(data),
      login: controls.logIn(user),
      since,
    });
    streams.result(JSON.stringify({ ...reached, spaces, admin }));
    streams.say(remark + forPeople(http, token, data) + (isOpen ? warning(https.url, ca) : ''));
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    note.end();
  }
}

/** What clients are to trust must be a file for them. */
function keptAuthority({ folder }: Note, authority: string): string {
  const file = join(folder, 'ca.pem');
  writeFileSync(file, authority);
  return file;
}

const forPeople = (http: string, token: string, data: string | undefined): string =>
  `To use it: export AWS_ENDPOINT_URL_CODECATALYST=${http} AWS_BEARER_TOKEN_CODECATALYST=${token}\n` +
  `or over HTTPS: eval "$(codecatalyst-iac emulator env${data === undefined ? '' : ` --data ${data}`})"`;

const warning = (https: string, ca: string): string =>
  '\nIt is open to the network: whoever reaches this machine and has a token can use it, and http carries the token in ' +
  `clear text. Give others ${https} (by a name or an address of this machine) and the certificate in ${ca}.`;

/** The files to read at the start. */
const filesOf = ({
  workflows,
  workspaces,
  faults,
}: Readonly<Record<'workflows' | 'workspaces' | 'faults', string | undefined>>) => ({
  ...(workflows !== undefined && { workflowsFile: workflows }),
  ...(workspaces !== undefined && { workspacesFile: workspaces }),
  ...(faults !== undefined && { faultsFile: faults }),
});

/** Whether a folder has been served before: it has its spaces then, and gets no other by default. */
const isKept = (data: string | undefined): boolean => data !== undefined && existsSync(join(data, 'emulator.sqlite'));

function portNumber(option: string, text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new UsageError(`${option} must be 0 to 65535, and is ${JSON.stringify(text)}.`);
  return port;
}

const isTaken = (error: unknown): error is Error & { readonly port: number } =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from '../../../emulator/index.js';
import { command, UsageError } from './command.js';
import { readToken } from './token-option.js';

/** Runs the embedded CodeCatalyst in the foreground. One line of JSON on standard output says when it is ready. */
export const emulator = command({
  summary: 'run the embedded CodeCatalyst on this machine',
  options: {
    port: { type: 'string', help: 'the port to listen on, 0 for any (default 0)' },
    data: { type: 'string', help: 'the folder to keep everything in (default: memory, gone at the end)' },
    space: {
      type: 'string',
      multiple: true,
      help: 'a space to have from the start; may repeat (default: local, if the folder is new)',
    },
    token: {
      type: 'string',
      multiple: true,
      help: 'a bearer token to accept, or TOKEN=USER for a user of that name; may repeat (default: one made at the first start)',
    },
    workflows: { type: 'string', help: 'a JSON file of workflows to have' },
    workspaces: { type: 'string', help: 'a JSON file of WorkSpaces to have' },
    faults: { type: 'string', help: 'a JSON file of what goes wrong at random, and of delays' },
  },
  async run({ port = '0', data, space, token, workflows, workspaces, faults }) {
    const running = await startEmulator({
      port: portNumber(port),
      spaces: space ?? (isKept(data) ? [] : ['local']),
      ...(data !== undefined && { dataDir: data }),
      ...(token && { tokens: token.map(readToken) }),
      ...(workflows !== undefined && { workflowsFile: workflows }),
      ...(workspaces !== undefined && { workspacesFile: workspaces }),
      ...(faults !== undefined && { faultsFile: faults }),
    }).catch((error: unknown) => {
      throw isTaken(error) ? new UsageError(`Port ${port} is taken: choose another with --port, or 0 for any.`) : error;
    });
    const ready = { http: running.url, token: running.token, spaces: running.spaces };
    process.stdout.write(`${JSON.stringify(ready)}\n`);
    // For people; programs read the line above.
    process.stderr.write(
      `To use it: export AWS_ENDPOINT_URL_CODECATALYST=${running.url} AWS_BEARER_TOKEN_CODECATALYST=${running.token}\n`,
    );
    await stopped();
    await running.close();
    return 0;
  },
});

/** Whether a folder has been served before: it has its spaces then, and gets no other by default. */
const isKept = (data: string | undefined): boolean => data !== undefined && existsSync(join(data, 'emulator.sqlite'));

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new UsageError(`--port must be 0 to 65535, and is ${JSON.stringify(text)}.`);
  return port;
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

const stopped = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => {
      resolve();
    });
    process.once('SIGTERM', () => {
      resolve();
    });
  });

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export const executable = fileURLToPath(new URL('../dist/command/codecatalyst-iac', import.meta.url));
const usual = { PATH: process.env.PATH, HOME: '/nonexistent' };

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  /** The folder that it is called in. */
  readonly cwd?: string;
  /** In milliseconds. */
  readonly timeout?: number;
}

/** Runs the command to its end, with further variables in its environment. */
export async function runCommand(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  { timeout = 20_000, ...options }: RunOptions = {},
): Promise<Outcome> {
  const env = { ...usual, ...environment };
  const child = spawn(executable, args, { stdio: ['ignore', 'pipe', 'pipe'], env, timeout, ...options });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { code, stdout, stderr };
}

/** What an emulator says once it is ready. */
export interface Ready {
  readonly http: string;
  readonly https: string;
  readonly ca: string;
  readonly token: string;
  readonly spaces: readonly string[];
  readonly admin: { readonly url: string; readonly token: string; readonly tokenFile?: string };
}

interface EmulatorCommand extends AsyncDisposable {
  readonly ready: Ready;
  /** All that it has written to standard output. */
  readonly lines: readonly string[];
  /** All that it will have written to standard error. */
  readonly errors: Promise<string>;
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** A place where the emulators of a test are noted, apart from all others of this machine. */
export async function runtimeFolder() {
  const { path, [Symbol.asyncDispose]: dispose } = await mkdtempDisposable(join(tmpdir(), 'runtime-'));
  return { path, environment: { XDG_RUNTIME_DIR: path }, [Symbol.asyncDispose]: dispose };
}

/** Runs an emulator until it is told to end; it is noted where the environment says, or where nobody looks. */
export async function emulatorCommand(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<EmulatorCommand> {
  const runtime = await runtimeFolder();
  const env = { ...usual, ...runtime.environment, ...environment };
  const child = spawn(executable, ['emulator', ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const errors = text(child.stderr);
  const lines: string[] = [];
  const input = createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  await Promise.race([once(input, 'line'), exited]);
  if (lines[0] === undefined) throw new Error(`The emulator did not start: ${await errors}`);
  return {
    ready: JSON.parse(lines[0]) as Ready,
    lines,
    errors,
    async end(signal) {
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exited;
      await runtime[Symbol.asyncDispose]();
    },
  };
}

/** Asks an emulator for its projects, or makes one. */
export async function projects(
  { http, token }: Pick<Ready, 'http' | 'token'>,
  space: string,
  displayName?: string,
): Promise<unknown> {
  const response = await fetch(`${http}/v1/spaces/${space}/projects`, {
    method: displayName === undefined ? 'POST' : 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(displayName === undefined ? {} : { displayName }),
  });
  return response.ok ? response.json() : response.status;
}

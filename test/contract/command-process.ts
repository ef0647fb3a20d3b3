import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The built command. */
export const executable = fileURLToPath(new URL('../../dist/command/codecatalyst-iac', import.meta.url));
/** All that it is to see of our own environment. */
export const environment = { PATH: process.env.PATH, HOME: '/nonexistent' };

/** What it says once it serves. */
interface Ready {
  readonly http: string;
  readonly token: string;
  readonly spaces: readonly string[];
}

/** Runs an emulator until it is told to end. */
export async function emulator(...args: string[]) {
  const child = spawn(executable, ['emulator', ...args], { stdio: ['ignore', 'pipe', 'inherit'], env: environment });
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const lines: string[] = [];
  const input = createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  await Promise.race([once(input, 'line'), exited]);
  return {
    ready: JSON.parse(lines[0] ?? 'null') as Ready,
    lines,
    async end(signal: NodeJS.Signals): Promise<number | null> {
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
    async [Symbol.asyncDispose](): Promise<void> {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Asks an emulator for its projects, or makes one. */
export async function projects({ http, token }: Ready, space: string, displayName?: string): Promise<unknown> {
  const response = await fetch(`${http}/v1/spaces/${space}/projects`, {
    method: displayName === undefined ? 'POST' : 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(displayName === undefined ? {} : { displayName }),
  });
  return response.ok ? response.json() : response.status;
}

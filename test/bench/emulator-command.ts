import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Products } from './products.ts';

/** A CodeCatalyst that runs by itself, with the space `acme`. */
export interface EmulatorCommand extends AsyncDisposable {
  /** What a program must have in its environment to meet it. */
  readonly environment: NodeJS.ProcessEnv;
  /** How many requests have come since this was asked last. */
  requests(): Promise<number>;
}

interface Ready {
  readonly http: string;
  readonly token: string;
  readonly admin: { readonly url: string; readonly token: string };
}

export async function startEmulatorCommand({ command }: Products, data: string): Promise<EmulatorCommand> {
  const child = spawn(command, ['emulator', '--space', 'acme', '--data', data], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exited = once(child, 'exit');
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { http, token, admin } = JSON.parse(line.toString()) as Ready;
  const headers = { authorization: `Bearer ${admin.token}` };
  return {
    environment: { AWS_ENDPOINT_URL_CODECATALYST: http, AWS_BEARER_TOKEN_CODECATALYST: token },
    requests: async () => {
      const answer = await fetch(`${admin.url}/requests`, { headers });
      const { total } = (await answer.json()) as { total: number };
      await fetch(`${admin.url}/requests`, { method: 'DELETE', headers });
      return total;
    },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

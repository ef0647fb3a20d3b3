import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, type Message } from './load.ts';
import { residentMegabytes } from './process-facts.ts';

/** A server that answers, in a process of its own. */
export interface ServerProcess {
  readonly port: number;
  /** From its spawn to its first answer. */
  readonly milliseconds: number;
  megabytes(): number;
  [Symbol.asyncDispose](): Promise<void>;
}

const patienceMilliseconds = 60_000;

/** Starts a server on a free port, which `command` gets, and waits until it answers a first request, whatever it says. */
export async function startServer(
  command: (port: number) => readonly string[],
  first: Message,
): Promise<ServerProcess> {
  const port = await freePort();
  const [program = '', ...args] = command(port);
  const begin = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore'] });
  const exited = once(child, 'exit');
  await answers(port, first, begin);
  const milliseconds = performance.now() - begin;
  return {
    port,
    milliseconds,
    megabytes: () => residentMegabytes(child.pid ?? 0),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function answers(port: number, first: Message, begin: number): Promise<void> {
  while (performance.now() - begin < patienceMilliseconds) {
    try {
      await ask(port, first);
      return;
    } catch {
      // Nobody tells when a port opens: it is asked for until it does.
      await sleep(2);
    }
  }
  throw new Error(`Nothing answers on port ${port}.`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

import { dirname, join } from 'node:path';
import { pythonEnvironment } from '../python-environment.ts';
import { ask, type Message } from './load.ts';
import { type ServerProcess, startServer } from './server-process.ts';

export type CallName = 'create' | 'get' | 'delete';

/** Calls that both servers have: a repository is made, looked at and deleted. */
export interface Contender {
  readonly calls: Readonly<Record<CallName, (index: number) => Message>>;
  readonly statuses: Readonly<Record<CallName, number>>;
  /** How many repositories to make a round, and how often each is looked at: enough for a second or so. */
  readonly repositories: number;
  readonly looks: number;
}

const token = 'bench';

function ofEmulator(method: string, index: number, body = ''): Message {
  const target = `/v1/spaces/acme/projects/bench/sourceRepositories/repository-${index}`;
  return { method, target, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body };
}

export const emulator: Contender = {
  calls: {
    create: (index) => ofEmulator('PUT', index, '{"description":"One of many"}'),
    get: (index) => ofEmulator('GET', index),
    delete: (index) => ofEmulator('DELETE', index),
  },
  statuses: { create: 201, get: 200, delete: 200 },
  repositories: 1_000,
  looks: 5,
};

function ofMoto(action: string, members: object): Message {
  const credential = 'Credential=AKIA/20260101/us-east-1/codecommit/aws4_request, SignedHeaders=host, Signature=00';
  return {
    method: 'POST',
    target: '/',
    headers: {
      authorization: `AWS4-HMAC-SHA256 ${credential}`,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `CodeCommit_20150413.${action}`,
    },
    body: JSON.stringify(members),
  };
}

const nameOf = (index: number) => ({ repositoryName: `repository-${index}` });

export const moto: Contender = {
  calls: {
    create: (index) => ofMoto('CreateRepository', { ...nameOf(index), repositoryDescription: 'One of many' }),
    get: (index) => ofMoto('GetRepository', nameOf(index)),
    delete: (index) => ofMoto('DeleteRepository', nameOf(index)),
  },
  statuses: { create: 200, get: 200, delete: 200 },
  repositories: 300,
  looks: 1,
};

/** Starts the command as it is built, HTTPS included, with everything kept in a folder, or in memory. */
export async function startEmulator(root: string, data?: string): Promise<ServerProcess> {
  const program = join(root, 'dist', 'command', 'codecatalyst-iac');
  const options = ['--space', 'acme', '--token', token, ...(data === undefined ? [] : ['--data', data])];
  const command = (port: number) => [program, 'emulator', '--port', `${port}`, ...options];
  const server = await startServer(command, ofEmulator('GET', 0));
  await ask(server.port, { ...ofEmulator('PUT', 0, '{"displayName":"bench"}'), target: '/v1/spaces/acme/projects' });
  return server;
}

/** Starts moto's server, in a virtual environment that the first start makes. */
export async function startMoto(): Promise<ServerProcess> {
  const programs = dirname(await pythonEnvironment(join(import.meta.dirname, 'requirements.txt')));
  const command = (port: number) => [join(programs, 'moto_server'), '--host', '127.0.0.1', '--port', `${port}`];
  return startServer(command, moto.calls.get(0));
}

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Emulator } from '../../../emulator/index.js';

/** A connection that sends what it is told, byte for byte: no client between the test and the wire. */
export async function connection({ port }: Pick<Emulator, 'port'>): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

export const basic = (secret: string, user = 'local-user'): string =>
  `Authorization: Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;

/** The lines of a request, as they stand on the wire. */
export const head = (...lines: readonly string[]): string => [...lines, 'Host: 127.0.0.1', '', ''].join('\r\n');

/** Sends one request and answers all that comes back until the other side closes. */
export async function exchange(emulator: Pick<Emulator, 'port'>, ...lines: readonly string[]): Promise<string> {
  const socket = await connection(emulator);
  socket.write(head(...lines, 'Connection: close'));
  return text(socket);
}

/** A line of Git's protocol. */
export const packet = (content: string): string => (content.length + 4).toString(16).padStart(4, '0') + content;

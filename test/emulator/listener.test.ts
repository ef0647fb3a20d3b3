import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { buffer, text } from 'node:stream/consumers';
import { connect as connectSecurely } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../emulator/index.js';
import { bundledEmulator } from './emulator-process.js';
import { temporaryFolder } from './temporary-folder.js';

interface Answer {
  readonly status: number;
  readonly body: string;
}

const space = '/v1/spaces/acme';
const acme = (options: EmulatorOptions = {}): Promise<Emulator> => startEmulator({ spaces: ['acme'], ...options });

/** Asks for the space with headers of our own making. */
async function ask({ port, token }: Emulator, headers: Record<string, string>, host = '127.0.0.1'): Promise<Answer> {
  const asked = httpRequest({ port, host, path: space, headers: { authorization: `Bearer ${token}`, ...headers } });
  asked.end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 0, body: await text(response) };
}

/** A connection on which the test writes what no client would. */
async function wire({ port }: Emulator): Promise<Socket> {
  const socket = await opened(connect(port, '127.0.0.1'), 'connect');
  // Whoever is refused in the middle of writing may find the connection broken.
  socket.on('error', () => undefined);
  return socket;
}

async function opened(socket: Socket, event: 'connect' | 'secureConnect'): Promise<Socket> {
  await once(socket, event);
  return socket;
}

const statusLine = async (socket: Socket): Promise<string> => (await buffer(socket)).toString().split('\r\n')[0] ?? '';

describe('the Host header', () => {
  it.each(['127.0.0.1', 'localhost', 'LOCALHOST', '127.9.9.9', '[::1]', 'acme.localhost', '127.0.0.1:80'])(
    'may be %s',
    async (host) => {
      await using emulator = await acme();

      expect((await ask(emulator, { host })).status).toBe(200);
    },
  );

  it.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '10.0.0.1',
    'user@localhost',
    'localhost:80:80',
    '[::2]',
  ])('may not be %j', async (host) => {
    await using emulator = await acme();

    const { status, body } = await ask(emulator, { host });

    expect(status).toBe(403);
    expect(JSON.parse(body)).toEqual({
      __type: 'HostNotAllowedException',
      message:
        `The host ${host} is none of this emulator's. ` +
        'Call it by 127.0.0.1, localhost or [::1], or start it with that host.',
    });
    expect(emulator.controls.requests).toEqual([]);
  });

  it('may be left out by a client of HTTP/1.0', async () => {
    await using emulator = await acme();
    const socket = await wire(emulator);
    socket.write(`GET ${space} HTTP/1.0\r\nAuthorization: Bearer ${emulator.token}\r\n\r\n`);

    expect(await statusLine(socket)).toBe('HTTP/1.1 200 OK');
  });

  it('may name the host that the emulator was started with', async () => {
    await using emulator = await acme({ host: 'localhost' });
    expect(emulator.url).toBe(`http://localhost:${emulator.port}`);
    expect(emulator.isOpen).toBe(false);
    expect((await ask(emulator, {}, 'localhost')).status).toBe(200);
  });

  it('may be any address of this machine, or its name, when all are listened on', async () => {
    await using emulator = await acme({ host: '0.0.0.0' });

    expect([emulator.url, emulator.isOpen]).toEqual([`http://127.0.0.1:${emulator.port}`, true]);
    for (const host of ['192.0.2.1', '[2001:db8::1]', hostname()])
      expect((await ask(emulator, { host })).status).toBe(200);
    expect((await ask(emulator, { host: 'evil.example' })).status).toBe(403);
  });

  it.each(['', 'localhost:80', 'http://localhost', 'a b', 'fe80::1%eth0'])(
    'is not made of a host that cannot be: %j',
    async (host) => {
      await expect(acme({ host })).rejects.toThrow(/^The host ".*" cannot be: it takes an address or a name/);
    },
  );
});

describe('a page of the web', () => {
  it.each(['http://evil.example', 'https://localhost.evil.example:8443', 'null'])(
    'is refused when it comes from %s',
    async (origin) => {
      await using emulator = await acme();

      expect((await ask(emulator, { origin })).status).toBe(403);
    },
  );

  it('may come from this machine', async () => {
    await using emulator = await acme();

    expect((await ask(emulator, { origin: 'http://localhost:5173' })).status).toBe(200);
  });
});

describe('what is too large', () => {
  it('is a token that fills the headers', async () => {
    await using emulator = await acme();

    expect((await ask(emulator, { authorization: `Bearer ${'x'.repeat(12_000)}` })).status).toBe(403);
    expect((await ask(emulator, { authorization: `Bearer ${'x'.repeat(20_000)}` })).status).toBe(431);
  });

  it('is a body that says so itself: it is refused before it is sent', async () => {
    await using emulator = await acme();
    const socket = await wire(emulator);
    socket.write(`PUT ${space}/projects HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n`);

    const [answer] = (await once(socket, 'data')) as [Buffer];

    expect(answer.toString()).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
  });

  it('is a body without end: it is refused, and the connection closed after a while', async () => {
    await using emulator = await acme({ limits: { lingerTimeout: 50 } });
    const socket = await wire(emulator);
    const chunk = `40000\r\n${'x'.repeat(0x40000)}\r\n`;
    const send = () => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.write(`PUT ${space}/projects HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n`);
    socket.on('drain', send);
    send();

    expect(await statusLine(socket).catch(() => 'broken')).toMatch(/^(HTTP\/1\.1 413 .*|broken)$/);
    expect(socket.bytesWritten).toBeGreaterThan(1024 * 1024);
    expect(emulator.controls.requests).toMatchObject([{ status: 413 }]);
  });
});

describe('an emulator that has closed', () => {
  it('waits for nothing any more, not even for a client that it refused', async () => {
    await using folder = await temporaryFolder();
    const program = fileURLToPath(new URL('closing-program.mjs', import.meta.url));

    const { stdout } = await promisify(execFile)(process.execPath, [program, await bundledEmulator(folder.path)]);

    expect(JSON.parse(stdout)).toEqual([]);
  });
});

describe('what is too slow', () => {
  const limits = { headersTimeout: 100, requestTimeout: 300 };

  it.each([
    ['nothing at all', ''],
    ['headers without end', `GET ${space} HTTP/1.1\r\nHost: localhost\r\n`],
    ['a body that stops', `PUT ${space}/projects HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n{`],
  ])('ends with 408: %s', async (_what, start) => {
    await using emulator = await acme({ limits });
    const socket = await wire(emulator);
    socket.write(start);

    expect(await statusLine(socket)).toBe('HTTP/1.1 408 Request Timeout');
  });

  it('is a handshake that does not come: the connection is closed', async () => {
    await using emulator = await acme({ limits, https: true });
    const socket = await opened(connect(emulator.https?.port ?? 0, '127.0.0.1'), 'connect');

    expect((await buffer(socket)).toString()).toBe('');
  });

  it('does not keep others waiting, and a connection between two requests is not slow', async () => {
    await using emulator = await acme({ limits });
    const kept = await wire(emulator);
    const ask = `GET ${space} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${emulator.token}\r\n\r\n`;
    const slow = await wire(emulator);
    kept.write(ask);
    await once(kept, 'data');
    // Past the limits of both: the slow one has been closed by then.
    await once(slow.resume(), 'close');

    kept.write(ask);
    const [answer] = (await once(kept, 'data')) as [Buffer];

    expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 /);
    kept.destroy();
  });
});

describe('a thousand connections at once', () => {
  it.each(['http', 'https'])('are all answered over %s', async (scheme) => {
    // A thousand handshakes take their time where others work too.
    await using emulator = await acme({ https: true, limits: { headersTimeout: 120_000 } });
    const { port, token, https } = emulator;
    const open = (): Promise<Socket> =>
      scheme === 'http'
        ? opened(connect(port, '127.0.0.1'), 'connect')
        : opened(connectSecurely({ port: https?.port, host: '127.0.0.1', ca: https?.authority }), 'secureConnect');
    const sockets = await Promise.all(Array.from({ length: 1000 }, open));

    const answers = sockets.map(statusLine);
    const closed = sockets.map((socket) => once(socket, 'close'));
    for (const socket of sockets) {
      socket.write(
        `GET ${space} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`,
      );
    }

    expect(new Set(await Promise.all(answers))).toEqual(new Set(['HTTP/1.1 200 OK']));
    expect(emulator.controls.countRequests('GetSpace')).toBe(1000);
    await Promise.all(closed);
  });
});

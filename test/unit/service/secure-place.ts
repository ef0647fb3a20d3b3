import { once } from 'node:events';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certifiedName, selfSignedCertificate } from './self-signed-certificate.js';

interface SecurePlace extends AsyncDisposable {
  /** Of a server whose certificate is in no store of the world. */
  readonly url: string;
  /** Of the same server, by a name that the proxy alone can resolve. */
  readonly namedUrl: string;
  /** The file of that certificate. */
  readonly bundle: string;
  readonly proxyUrl: string;
  /** What the proxy was asked to connect to, and as whom. */
  readonly tunnels: readonly { readonly to: string | undefined; readonly as: string | undefined }[];
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

const project: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"shop"}');
};

/** An HTTPS server, which answers every request with a project unless told otherwise, and a proxy that leads to it. */
export async function securePlace(listener = project): Promise<SecurePlace> {
  const folder = await mkdtempDisposable(join(tmpdir(), 'certificate-'));
  const bundle = join(folder.path, 'bundle.pem');
  const { key, cert } = selfSignedCertificate();
  await writeFile(bundle, cert);
  const server = createHttpsServer({ key, cert }, listener);
  const tunnels: { to: string | undefined; as: string | undefined }[] = [];
  const proxy = createHttpServer();
  proxy.on('connect', ({ url, headers }: IncomingMessage, socket) => {
    tunnels.push({ to: url, as: headers['proxy-authorization'] });
    const there = connect(portOf(server), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      there.pipe(socket).pipe(there);
    });
    there.on('error', () => socket.destroy());
    socket.on('error', () => there.destroy());
  });
  const servers = [server, proxy];
  for (const one of servers) {
    one.listen(0, '127.0.0.1');
    await once(one, 'listening');
  }
  return {
    url: `https://127.0.0.1:${portOf(server)}`,
    namedUrl: `https://${certifiedName}:${portOf(server)}`,
    bundle,
    proxyUrl: `http://jane:s3cret@127.0.0.1:${portOf(proxy)}`,
    tunnels,
    async [Symbol.asyncDispose]() {
      for (const one of servers) {
        one.closeAllConnections();
        one.close();
        await once(one, 'close');
      }
      await folder[Symbol.asyncDispose]();
    },
  };
}

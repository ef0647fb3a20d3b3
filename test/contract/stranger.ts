import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** A stranger at a port, who takes what is sent there and answers nothing. */
export async function listening(
  port: number,
  asked: () => void = () => undefined,
): Promise<AsyncDisposable & { readonly port: number }> {
  const server = createServer((socket) => {
    socket.once('data', () => {
      asked();
      socket.resetAndDestroy();
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      await once(server.close(), 'close');
    },
  };
}

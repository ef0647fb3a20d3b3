import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

/** A request as it goes over the wire. */
export interface Message {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const connections = 8;

/** Sends requests, eight at a time, and answers how many of them a second were answered; any status but the wanted is an error. */
export async function load(
  port: number,
  count: number,
  status: number,
  message: (index: number) => Message,
): Promise<number> {
  let next = 0;
  const begin = performance.now();
  const work = async () => {
    let connection: Connection | undefined;
    while (next < count) {
      const index = next;
      next += 1;
      connection ??= await Connection.open(port);
      const answer = await connection.ask(written(message(index)));
      if (answer.status !== status) throw new Error(`Request ${index} was answered ${answer.status}: ${answer.body}`);
      if (!answer.isLast) continue;
      connection.close();
      connection = undefined;
    }
    connection?.close();
  };
  await Promise.all(Array.from({ length: connections }, work));
  return (count * 1000) / (performance.now() - begin);
}

/** Sends one request by itself. */
export async function ask(port: number, message: Message): Promise<Answer> {
  const connection = await Connection.open(port);
  try {
    return await connection.ask(written(message));
  } finally {
    connection.close();
  }
}

function written({ method, target, headers, body }: Message): string {
  const all = { host: '127.0.0.1', 'content-length': String(Buffer.byteLength(body)), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

interface Answer {
  readonly status: number;
  readonly body: string;
  /** Whether the server closes the connection behind it. */
  readonly isLast: boolean;
}

/** The least that a client can be, so that what is measured is the server. */
class Connection {
  readonly #socket: Socket;
  #received = '';
  #wake: () => void = () => undefined;
  #fail: (error: Error) => void = () => undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      this.#received += text;
      this.#wake();
    });
    socket.on('error', (error) => {
      this.#fail(error);
    });
    socket.on('close', () => {
      this.#fail(new Error('The server closed the connection.'));
    });
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    return new Connection(socket);
  }

  async ask(request: string): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.#wake = () => {
      const answer = this.#take();
      if (answer) resolve(answer);
    };
    this.#fail = reject;
    this.#socket.write(request);
    return promise;
  }

  close(): void {
    this.#fail = () => undefined;
    this.#socket.destroy();
  }

  #take(): Answer | undefined {
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return undefined;
    const head = this.#received.slice(0, end);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    const whole = end + 4 + length;
    if (this.#received.length < whole) return undefined;
    const body = this.#received.slice(end + 4, whole);
    this.#received = this.#received.slice(whole);
    return { status: Number(head.slice(9, 12)), body, isLast: /\r\nconnection: *close/i.test(head) };
  }
}

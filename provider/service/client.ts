import type { AnyOperation, RequestOf, ResponseOf } from '../../api/contract-types.js';
import { httpOptions } from './http.js';
import type { Address, Place } from './place.js';
import { factsOf } from './problem-from-error.js';
import { sensitiveIn } from './redact.js';
import type { Environment } from './settings.js';
import { waitFor, type Waiting } from './signals.js';
import { fromWire, toWire } from './times.js';

/** What an operation answered, and when the service says it did so. */
interface Answer<O extends AnyOperation> {
  readonly response: ResponseOf<O>;
  readonly requestId: string | undefined;
}

/** The service behind one narrow door: one attempt of one operation. */
export interface Client {
  send<O extends AnyOperation>(operation: O, request: RequestOf<O>, waiting: Waiting): Promise<Answer<O>>;
  close(): void;
}

interface ClientOptions {
  readonly place: Place;
  readonly environment: Environment;
  readonly version: string;
  readonly conceal: (secret: string) => void;
}

interface SdkClient {
  send(command: object, options: { abortSignal: AbortSignal }): Promise<Readonly<Record<string, unknown>>>;
  destroy(): void;
}
type SdkCommands = Readonly<Record<string, (new (request: object) => object) | undefined>>;

interface Loaded {
  readonly client: SdkClient;
  readonly commands: SdkCommands;
}

export const isWrite = (operation: AnyOperation): boolean => operation.method !== 'GET' && !operation.pages;

/** How often one attempt follows a local service that has moved. */
const mostMoves = 5;

/** What a call breaks off with whose connection was not taken any more, or whose owner was killed. */
const isReset = (code: string): boolean => code === 'ECONNRESET' || code === 'EPIPE';

/** Nothing but a local service has to be waited for before a call is sent. */
export const waitingForLocal = 'waiting for the local CodeCatalyst to start (Ctrl-C stops waiting)';

/** A client made of AWS's SDK, which is loaded at the first call: most starts of a plugin make none. */
export function sdkClient(options: ClientOptions): Client {
  const { place, conceal } = options;
  const clients = new Map<Address, Promise<Loaded>>();

  async function sendTo<O extends AnyOperation>(
    address: Address,
    operation: O,
    request: RequestOf<O>,
    signal: AbortSignal,
  ): Promise<Answer<O>> {
    const loading = clients.get(address) ?? load(address, options);
    clients.set(address, loading);
    const { client, commands } = await loading;
    const Command = commands[`${operation.name}Command`];
    if (!Command) throw new Error(`The SDK has no command for ${operation.name}.`);
    const { $metadata, ...response } = await client.send(new Command(toWire(operation, request)), {
      abortSignal: signal,
    });
    for (const secret of sensitiveIn(operation.response, response)) conceal(secret);
    const { requestId } = $metadata as { requestId?: string };
    return { response: fromWire(response) as ResponseOf<O>, requestId };
  }

  return {
    async send(operation, request, waiting) {
      const { signal, writeSignal } = waiting.limits;
      for (let moves = 0; ; moves += 1) {
        const address = await waitFor(place.locate(), waitingForLocal, waiting);
        try {
          return await sendTo(address, operation, request, isWrite(operation) ? writeSignal : signal);
        } catch (error) {
          const { status, code } = factsOf(error);
          const mayHaveMoved = status === undefined && code !== undefined && place.lost(address);
          if (!mayHaveMoved || moves === mostMoves || signal.aborted) throw error;
          const wasUnread = () => waitFor(place.wasUnread(address), waitingForLocal, waiting).catch(() => false);
          if (!(await mayFollow(operation, code, wasUnread))) throw error;
        }
      }
    },
    close() {
      for (const loading of clients.values()) {
        void loading.then(
          ({ client }) => {
            client.destroy();
          },
          () => undefined,
        );
      }
    },
  };
}

/**
 * Whether a call that broke off so may be sent anew unseen: where nothing listened nothing was sent, and to look twice does no
 * harm. The answer to a write that may be lost is for the tries above to deal with.
 */
async function mayFollow(operation: AnyOperation, code: string, wasUnread: () => Promise<boolean>): Promise<boolean> {
  if (code === 'ECONNREFUSED') return true;
  return isReset(code) && (!isWrite(operation) || (await wasUnread()));
}

async function load(address: Address, { environment, version, conceal }: ClientOptions): Promise<Loaded> {
  const sdk = await import('@aws-sdk/client-codecatalyst');
  const client = new sdk.CodeCatalystClient({
    // The service is global; the SDK asks for a region all the same.
    region: 'us-west-2',
    endpoint: address.endpoint.href,
    token: async () => {
      const login = await address.token();
      conceal(login.token);
      return login;
    },
    // Tries are ours to count: the SDK's own give no word of why it waits.
    maxAttempts: 1,
    requestHandler: await httpOptions(address.endpoint, environment),
    customUserAgent: [['pulumi-codecatalyst', version]],
  });
  return { client: client as unknown as SdkClient, commands: sdk as unknown as SdkCommands };
}

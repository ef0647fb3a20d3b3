import type { AnyOperation, RequestOf, ResponseOf } from '../../api/contract-types.js';
import type { Credentials } from './credentials.js';
import { httpOptions } from './http.js';
import type { Environment } from './settings.js';
import { fromWire, toWire } from './times.js';

/** What an operation answered, and when the service says it did so. */
interface Answer<O extends AnyOperation> {
  readonly response: ResponseOf<O>;
  readonly requestId: string | undefined;
}

/** The service behind one narrow door: one attempt of one operation. */
export interface Client {
  send<O extends AnyOperation>(operation: O, request: RequestOf<O>, signal: AbortSignal): Promise<Answer<O>>;
  close(): void;
}

interface ClientOptions {
  readonly endpoint: URL;
  readonly credentials: Credentials;
  readonly environment: Environment;
  readonly version: string;
}

interface SdkClient {
  send(command: object, options: { abortSignal: AbortSignal }): Promise<Readonly<Record<string, unknown>>>;
  destroy(): void;
}
type SdkCommands = Readonly<Record<string, (new (request: object) => object) | undefined>>;

/** A client made of AWS's SDK, which is loaded at the first call: most starts of a plugin make none. */
export function sdkClient(options: ClientOptions): Client {
  let loading: Promise<{ client: SdkClient; commands: SdkCommands }> | undefined;
  return {
    async send<O extends AnyOperation>(operation: O, request: RequestOf<O>, signal: AbortSignal): Promise<Answer<O>> {
      const { client, commands } = await (loading ??= load(options));
      const Command = commands[`${operation.name}Command`];
      if (!Command) throw new Error(`The SDK has no command for ${operation.name}.`);
      const { $metadata, ...response } = await client.send(new Command(toWire(operation, request)), {
        abortSignal: signal,
      });
      const { requestId } = $metadata as { requestId?: string };
      return { response: fromWire(response) as ResponseOf<O>, requestId };
    },
    close() {
      void loading?.then(
        ({ client }) => {
          client.destroy();
        },
        () => undefined,
      );
    },
  };
}

async function load({
  endpoint,
  credentials,
  environment,
  version,
}: ClientOptions): Promise<{ client: SdkClient; commands: SdkCommands }> {
  const sdk = await import('@aws-sdk/client-codecatalyst');
  const client = new sdk.CodeCatalystClient({
    // The service is global; the SDK asks for a region all the same.
    region: 'us-west-2',
    endpoint: endpoint.href,
    token: () => credentials.token(),
    // Tries are ours to count: the SDK's own give no word of why it waits.
    maxAttempts: 1,
    requestHandler: await httpOptions(endpoint, environment),
    customUserAgent: [['pulumi-codecatalyst', version]],
  });
  return { client: client as unknown as SdkClient, commands: sdk as unknown as SdkCommands };
}

import { fileURLToPath } from 'node:url';
import { type ChannelCredentials, Client, credentials, type ServiceError } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { decode, encode, ExtData } from '@msgpack/msgpack';

const protos = ['provider', 'plugin'].map((name) =>
  fileURLToPath(new URL(`../../../provider/terraform/wire/${name}.proto`, import.meta.url)),
);
const definitions = loadSync(protos, { keepCase: true, longs: Number, defaults: true, arrays: true });

export type Values = Readonly<Record<string, unknown>>;
interface Method {
  readonly path: string;
  readonly requestSerialize: (value: object) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => Values;
}
export interface Diagnostic {
  readonly severity: number;
  readonly summary: string;
  readonly detail: string;
  readonly attribute: { readonly steps: readonly Values[] } | null;
}
interface Dynamic {
  readonly msgpack: Uint8Array;
}

/** What is not known yet, as it travels. */
export const unknown = new ExtData(0, new Uint8Array(1));

/** What is known of it is only how it begins, as Terraform tells it. */
export const refined = new ExtData(12, Buffer.from('8201c202a3', 'hex'));

export const dynamic = (value: unknown): Dynamic => ({ msgpack: encode(value, { useBigInt64: true }) });

/** A value that was answered; what is not known is `unknown`. */
export function valueIn(answered: unknown): Values | null {
  const { msgpack } = answered as Dynamic;
  return msgpack.length === 0 ? null : (decode(msgpack) as Values | null);
}

function methodOf(service: string, name: string): Method {
  const { [name]: method } = definitions[service] as unknown as Record<string, Method>;
  if (!method) throw new Error(`There is no ${name}.`);
  return method;
}

/** Calls a provider as Terraform does. */
export class WireClient {
  private readonly client: Client;
  private schema: Values | undefined;

  constructor(target: string, channel: ChannelCredentials = credentials.createInsecure()) {
    // The name in the certificate is what counts, whatever the address.
    this.client = new Client(target, channel, {
      'grpc.ssl_target_name_override': 'localhost',
      'grpc.default_authority': 'localhost',
    });
  }

  call(name: string, request: object = {}, service = 'tfplugin6.Provider'): Promise<Values> {
    const method = methodOf(service, name);
    return new Promise((resolve, reject) => {
      this.client.makeUnaryRequest<object, Values>(
        method.path,
        method.requestSerialize,
        method.responseDeserialize,
        request,
        (error: ServiceError | null, answer) => {
          if (error || !answer) reject(error ?? new Error('no answer'));
          else resolve(answer);
        },
      );
    });
  }

  /** Opens the stream by which a plugin sees whether its Terraform is there. */
  openStdio(): { cancel(): void } {
    const method = methodOf('plugin.GRPCStdio', 'StreamStdio');
    const stream = this.client.makeServerStreamRequest(
      method.path,
      method.requestSerialize,
      method.responseDeserialize,
      {},
    );
    stream.on('error', () => undefined);
    return stream;
  }

  /** An object with every attribute of a type, null where none is given. */
  async object(kind: 'resource' | 'data_source' | 'ephemeral_resource' | 'provider', type: string, values: Values) {
    this.schema ??= await this.call('GetProviderSchema');
    const all = kind === 'provider' ? { '': this.schema.provider } : this.schema[`${kind}_schemas`];
    const schema = (all as Record<string, { block: { attributes: { name: string }[] } }>)[type];
    const nothing = Object.fromEntries(schema?.block.attributes.map(({ name }) => [name, null]) ?? []);
    return dynamic({ ...nothing, ...values });
  }

  close(): void {
    this.client.close();
  }
}

import { Server, ServerCredentials, type ServerWritableStream } from '@grpc/grpc-js';
import { answer, type Rpc } from './answer.js';
import { applyResourceChange } from './apply-resource-change.js';
import { callFunction, getFunctions } from './call-function.js';
import type { Certificate } from './certificate.js';
import { configureProvider } from './configure-provider.js';
import {
  closeEphemeralResource,
  openEphemeralResource,
  renewEphemeralResource,
  validateEphemeralResourceConfig,
} from './ephemeral-resources.js';
import { getProviderSchema } from './get-provider-schema.js';
import { importResourceState } from './import-resource-state.js';
import { moveResourceState } from './move-resource-state.js';
import { planResourceChange } from './plan-resource-change.js';
import type { Plugin } from './plugin.js';
import { readDataSource } from './read-data-source.js';
import { readResource } from './read-resource.js';
import { getResourceIdentitySchemas, upgradeResourceIdentity } from './resource-identities.js';
import { stopProvider } from './stop-provider.js';
import { upgradeResourceState } from './upgrade-resource-state.js';
import { validateDataResourceConfig } from './validate-data-resource-config.js';
import { validateProviderConfig } from './validate-provider-config.js';
import { validateResourceConfig } from './validate-resource-config.js';
import type { Answer, Empty } from './wire/messages.js';
import { serviceOf } from './wire/services.js';

const rpcs = {
  GetProviderSchema: getProviderSchema,
  ValidateProviderConfig: validateProviderConfig,
  ValidateResourceConfig: validateResourceConfig,
  ValidateDataResourceConfig: validateDataResourceConfig,
  UpgradeResourceState: upgradeResourceState,
  ConfigureProvider: configureProvider,
  ReadResource: readResource,
  PlanResourceChange: planResourceChange,
  ApplyResourceChange: applyResourceChange,
  ImportResourceState: importResourceState,
  ReadDataSource: readDataSource,
  GetFunctions: getFunctions,
  CallFunction: callFunction,
  GetResourceIdentitySchemas: getResourceIdentitySchemas,
  UpgradeResourceIdentity: upgradeResourceIdentity,
  MoveResourceState: moveResourceState,
  ValidateEphemeralResourceConfig: validateEphemeralResourceConfig,
  OpenEphemeralResource: openEphemeralResource,
  RenewEphemeralResource: renewEphemeralResource,
  CloseEphemeralResource: closeEphemeralResource,
  StopProvider: stopProvider,
};

interface ServerOptions {
  readonly plugin: Plugin;
  /** Where to listen, as gRPC writes it: `unix:/path` or `127.0.0.1:0`. */
  readonly address: string;
  /** With these, nobody but who has the client's certificate is let in; without, anybody who finds the address. */
  readonly tls?: { readonly certificate: Certificate; readonly client: string };
  /** Terraform needs this process no more. */
  readonly shutdown: () => void;
  /** Terraform is gone without a word. */
  readonly abandoned: () => void;
}

/** A server of the provider's calls, and of those that plugins serve beside. */
export interface ProviderServer {
  readonly port: number;
  /** Ends once what was answered has arrived. */
  stop(): Promise<void>;
}

export async function serve({ plugin, address, tls, shutdown, abandoned }: ServerOptions): Promise<ProviderServer> {
  const server = new Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 });
  server.addService(
    serviceOf('tfplugin6.Provider'),
    Object.fromEntries(
      Object.entries(rpcs).map(([name, rpc]) => [name, answer(plugin, name, rpc as Rpc<unknown, Answer>)]),
    ),
  );
  // Terraform asks for both of these and says nothing on them; that the first one ends is how its end is told.
  const streams = new Set<{ end(): void }>();
  const silent = (stream: ServerWritableStream<Empty, Empty>): void => {
    streams.add(stream);
    stream.on('cancelled', abandoned);
  };
  server.addService(serviceOf('plugin.GRPCStdio'), { StreamStdio: silent });
  server.addService(serviceOf('plugin.GRPCBroker'), { StartStream: silent });
  server.addService(serviceOf('plugin.GRPCController'), {
    Shutdown: (_call: unknown, callback: (error: null, value: Empty) => void) => {
      callback(null, {});
      shutdown();
    },
  });
  const credentials = tls
    ? ServerCredentials.createSsl(
        Buffer.from(tls.client),
        [{ private_key: Buffer.from(tls.certificate.key), cert_chain: Buffer.from(tls.certificate.pem) }],
        true,
      )
    : ServerCredentials.createInsecure();
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(address, credentials, (error, bound) => {
      if (error) reject(error);
      else resolve(bound);
    });
  });
  return {
    port,
    stop: () => {
      for (const stream of streams) stream.end();
      return new Promise((resolve) => {
        server.tryShutdown(() => {
          resolve();
        });
      });
    },
  };
}

import type { ServiceDefinition } from '@grpc/grpc-js';
import { fromJSON, type Options } from '@grpc/proto-loader';
import wire from './wire.json' with { type: 'json' };

const options: Options = { keepCase: true, longs: Number, defaults: true, oneofs: false };
const definitions = fromJSON(wire as Parameters<typeof fromJSON>[0], options);

/** A service of the wire; its calls are named as the .proto files name them. */
export const serviceOf = (
  name: 'tfplugin6.Provider' | 'plugin.GRPCController' | 'plugin.GRPCStdio' | 'plugin.GRPCBroker',
) => definitions[name] as ServiceDefinition;

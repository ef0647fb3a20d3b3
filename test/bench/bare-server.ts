// The least that a plugin in Node can be: a grpc-js server with Pulumi's stubs that prints its port and tells a schema.
import { readFile } from 'node:fs/promises';
import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData } from '@grpc/grpc-js';
import providerGrpc from '@pulumi/pulumi/proto/provider_grpc_pb.js';
import proto from '@pulumi/pulumi/proto/provider_pb.js';

type Call = ServerUnaryCall<proto.GetSchemaRequest, proto.GetSchemaResponse>;

const server = new Server();
server.addService(providerGrpc.ResourceProviderService, {
  getSchema: (_call: Call, callback: sendUnaryData<proto.GetSchemaResponse>) => {
    void readFile(process.env.BENCH_SCHEMA ?? '', 'utf8').then((schema) => {
      callback(null, new proto.GetSchemaResponse().setSchema(schema));
    });
  },
});
server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (_error, port) => {
  process.stdout.write(`${port}\n`);
});

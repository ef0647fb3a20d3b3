// The least that a plugin in Node can be: a grpc-js server with Pulumi's stubs that prints its port and answers nothing.
import { Server, ServerCredentials } from '@grpc/grpc-js';
import providerGrpc from '@pulumi/pulumi/proto/provider_grpc_pb.js';

const server = new Server();
server.addService(providerGrpc.ResourceProviderService, {});
server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (_error, port) => {
  process.stdout.write(`${port}\n`);
});

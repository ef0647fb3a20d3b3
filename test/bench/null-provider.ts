// A provider that answers everything at once and calls nobody: what an engine run costs without us.
import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData } from '@grpc/grpc-js';
import { readFileSync } from 'node:fs';
import pluginProto from '@pulumi/pulumi/proto/plugin_pb.js';
import proto from '@pulumi/pulumi/proto/provider_pb.js';
import providerGrpc from '@pulumi/pulumi/proto/provider_grpc_pb.js';
import emptyProto from 'google-protobuf/google/protobuf/empty_pb.js';

type Handler<Request, Response> = (request: Request) => Response;
const serve =
  <Request, Response>(handler: Handler<Request, Response>) =>
  (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>): void => {
    callback(null, handler(call.request));
  };

const handlers = {
  handshake: () => {
    const response = new proto.ProviderHandshakeResponse();
    response.setAcceptSecrets(true);
    return response;
  },
  getPluginInfo: () => {
    const response = new pluginProto.PluginInfo();
    response.setVersion('0.1.0');
    return response;
  },
  getSchema: () => {
    const response = new proto.GetSchemaResponse();
    response.setSchema(readFileSync(process.env.BENCH_SCHEMA ?? '', 'utf8'));
    return response;
  },
  checkConfig: (request: proto.CheckRequest) => checked(request),
  diffConfig: () => same(),
  configure: () => {
    const response = new proto.ConfigureResponse();
    response.setAcceptsecrets(true);
    response.setSupportspreview(true);
    return response;
  },
  check: (request: proto.CheckRequest) => checked(request),
  diff: () => same(),
  create: (request: proto.CreateRequest) => {
    const response = new proto.CreateResponse();
    response.setId(request.getPreview() ? '' : request.getName());
    response.setProperties(request.getProperties());
    return response;
  },
  read: (request: proto.ReadRequest) => {
    const response = new proto.ReadResponse();
    response.setId(request.getId());
    response.setProperties(request.getProperties());
    response.setInputs(request.getInputs());
    return response;
  },
  delete: () => new emptyProto.Empty(),
  cancel: () => new emptyProto.Empty(),
};

function checked(request: proto.CheckRequest): proto.CheckResponse {
  const response = new proto.CheckResponse();
  response.setInputs(request.getNews());
  return response;
}

function same(): proto.DiffResponse {
  const response = new proto.DiffResponse();
  response.setChanges(proto.DiffResponse.DiffChanges.DIFF_NONE);
  return response;
}

const server = new Server();
const served = Object.entries(handlers).map(
  ([name, handler]) => [name, serve(handler as Handler<unknown, unknown>)] as const,
);
server.addService(providerGrpc.ResourceProviderService, Object.fromEntries(served));
server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (_error, port) => {
  process.stdout.write(`${port}\n`);
});
process.on('SIGINT', () => process.exit(0));

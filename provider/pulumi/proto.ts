// Pulumi's generated stubs, which are CommonJS; deep paths, because the package's root costs a second at start.
export { default as engine } from '@pulumi/pulumi/proto/engine_pb.js';
export { default as engineGrpc } from '@pulumi/pulumi/proto/engine_grpc_pb.js';
export { default as pluginProto } from '@pulumi/pulumi/proto/plugin_pb.js';
export { default as proto } from '@pulumi/pulumi/proto/provider_pb.js';
export { default as providerGrpc } from '@pulumi/pulumi/proto/provider_grpc_pb.js';
export { default as statusProto } from '@pulumi/pulumi/proto/status_pb.js';
export { default as structProto } from 'google-protobuf/google/protobuf/struct_pb.js';
export { default as anyProto } from 'google-protobuf/google/protobuf/any_pb.js';
export { default as emptyProto } from 'google-protobuf/google/protobuf/empty_pb.js';

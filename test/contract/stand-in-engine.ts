import { once, EventEmitter } from 'node:events';
import { type sendUnaryData, Server, ServerCredentials, type ServerUnaryCall } from '@grpc/grpc-js';
import emptyProto from 'google-protobuf/google/protobuf/empty_pb.js';
import engineGrpc from '@pulumi/pulumi/proto/engine_grpc_pb.js';
import type engineProto from '@pulumi/pulumi/proto/engine_pb.js';

/** What the provider tells the user. */
export interface Message {
  readonly severity: 'debug' | 'info' | 'warning' | 'error';
  readonly text: string;
  readonly urn: string;
  readonly ephemeral: boolean;
}

// Messages are under way for milliseconds; who waits so long waits for one that was never sent.
const patience = 5_000;

const severities = ['debug', 'info', 'warning', 'error'] as const;

/** Stands in for the engine that runs a plugin: takes its messages, and can go away. */
export class StandInEngine {
  readonly address: string;
  readonly messages: Message[] = [];
  private readonly server: Server;
  private readonly arrivals = new EventEmitter();

  private constructor(server: Server, port: number) {
    this.server = server;
    this.address = `127.0.0.1:${port}`;
  }

  static async start(): Promise<StandInEngine> {
    const server = new Server();
    const take = { by: undefined as StandInEngine | undefined };
    server.addService(engineGrpc.EngineService, {
      log(call: ServerUnaryCall<engineProto.LogRequest, emptyProto.Empty>, answer: sendUnaryData<emptyProto.Empty>) {
        take.by?.take(call.request);
        answer(null, new emptyProto.Empty());
      },
    });
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => {
        if (error) reject(error);
        else resolve(bound);
      });
    });
    take.by = new StandInEngine(server, port);
    return take.by;
  }

  private take(request: engineProto.LogRequest): void {
    this.messages.push({
      severity: severities[request.getSeverity()],
      text: request.getMessage(),
      urn: request.getUrn(),
      ephemeral: request.getEphemeral(),
    });
    this.arrivals.emit('message');
  }

  /** The first message that fits, which may still be on its way. */
  async message(severity: Message['severity'], text: RegExp): Promise<Message> {
    const signal = AbortSignal.timeout(patience);
    for (;;) {
      const found = this.messages.find((message) => message.severity === severity && text.test(message.text));
      if (found) return found;
      if (signal.aborted) throw new Error(`No ${severity} like ${String(text)} in ${JSON.stringify(this.messages)}`);
      await once(this.arrivals, 'message', { signal }).catch(() => undefined);
    }
  }

  /** Goes away as an engine does that is killed. */
  stop(): void {
    this.server.forceShutdown();
  }

  [Symbol.dispose](): void {
    this.stop();
  }
}

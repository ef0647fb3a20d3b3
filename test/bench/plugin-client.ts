import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { credentials, type ServiceError } from '@grpc/grpc-js';
import providerGrpc from '@pulumi/pulumi/proto/provider_grpc_pb.js';

type Client = providerGrpc.ResourceProviderClient;

/** A plugin in a process of its own, asked as the engine asks it. */
export class PluginClient implements AsyncDisposable {
  readonly id: number;
  private readonly child: ChildProcess;
  private readonly client: Client;

  private constructor(child: ChildProcess, port: string) {
    this.id = child.pid ?? 0;
    this.child = child;
    // A schema is larger than what gRPC takes by default may be.
    this.client = new providerGrpc.ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure(), {
      'grpc.max_receive_message_length': -1,
    });
  }

  /** Starts it and waits for the line with its port. */
  static async start(executable: string, environment: NodeJS.ProcessEnv = {}): Promise<PluginClient> {
    const stdio = ['ignore', 'pipe', 'inherit'] as const;
    const child = spawn(executable, [], { stdio: [...stdio], env: { ...process.env, ...environment } });
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    child.once('error', reject);
    child.stdout.once('data', (line: Buffer) => {
      resolve(line.toString().trim());
    });
    return new PluginClient(child, await promise);
  }

  /** Sends one request and waits for its answer; an error is thrown. */
  ask<Response>(
    send: (client: Client, done: (error: ServiceError | null, response: Response) => void) => unknown,
  ): Promise<Response> {
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    send(this.client, (error, response) => {
      if (error) reject(error);
      else resolve(response);
    });
    return promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.client.close();
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}

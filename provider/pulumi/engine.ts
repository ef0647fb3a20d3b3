import { connectivityState, credentials } from '@grpc/grpc-js';
import { engine, engineGrpc } from './proto.js';

type Severity = 'debug' | 'info' | 'warning';

const severities = {
  debug: engine.LogSeverity.DEBUG,
  info: engine.LogSeverity.INFO,
  warning: engine.LogSeverity.WARNING,
};

interface Message {
  readonly severity: Severity;
  readonly text: string;
  readonly urn: string;
  /** Shown in the status column of the resource until the next one, and then forgotten. */
  readonly ephemeral?: boolean;
}

/** The engine that runs us: where messages for the user go. */
export class Engine {
  readonly address: string;
  private readonly client: engineGrpc.EngineClient;

  constructor(address: string) {
    this.address = address;
    this.client = new engineGrpc.EngineClient(address, credentials.createInsecure());
  }

  log({ severity, text, urn, ephemeral = false }: Message): void {
    const request = new engine.LogRequest();
    request.setSeverity(severities[severity]);
    request.setMessage(text);
    request.setUrn(urn);
    request.setEphemeral(ephemeral);
    // A message that cannot be delivered must not fail the operation it tells of.
    this.client.log(request, () => undefined);
  }

  /** Calls back once when the engine cannot be reached any more. */
  onGone(gone: () => void): void {
    const channel = this.client.getChannel();
    const watch = (known: connectivityState): void => {
      channel.watchConnectivityState(known, Infinity, (error) => {
        if (error) return;
        const state = channel.getConnectivityState(true);
        if (state === connectivityState.TRANSIENT_FAILURE) gone();
        else if (state !== connectivityState.SHUTDOWN) watch(state);
      });
    };
    watch(channel.getConnectivityState(true));
  }

  close(): void {
    this.client.close();
  }
}

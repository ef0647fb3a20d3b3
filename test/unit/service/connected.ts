import { type Emulator, type EmulatorOptions, startEmulator } from '../../../emulator/index.js';
import { connect, type ServiceContext } from '../../../provider/service/connection.js';
import type { Environment, ServiceSettings } from '../../../provider/service/settings.js';
import './one-realm.js';
import { listeningSession } from './listening-session.js';

interface Options {
  readonly emulator?: EmulatorOptions;
  readonly settings?: ServiceSettings;
  readonly environment?: Environment;
  readonly timeoutSeconds?: number;
  /** A clock of the test's own, in milliseconds. */
  readonly now?: () => number;
  /** A time of day of the test's own, in milliseconds since 1970. */
  readonly timeOfDay?: () => number;
  /** Told of the secrets that come up. */
  readonly conceal?: (secret: string) => void;
}

interface Connected extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly controls: Emulator['controls'];
  readonly context: ServiceContext;
  readonly session: ReturnType<typeof listeningSession>;
  /** Another session of the same connection. */
  readonly another: () => Pick<Connected, 'context' | 'session'>;
  readonly forget: () => void;
}

/** A connection to an address, for one session. */
export function contextAt(
  endpoint: string,
  { settings = {}, environment = {}, timeoutSeconds, ...rest }: Omit<Options, 'emulator'> = {},
) {
  const connection = connect({ endpoint, token: 'a-token', ...settings }, environment, '1.2.3', rest);
  const another = () => {
    const session = listeningSession(timeoutSeconds);
    // The connection is that of `connect`, whose contexts are more than the model asks for.
    return { session, context: connection.context(session) };
  };
  return {
    ...another(),
    another,
    forget: connection.forget.bind(connection),
    [Symbol.dispose]() {
      void connection.close();
    },
  };
}

/** A CodeCatalyst of its own with the space `acme`, and a connection to it for one session. */
export async function connected({ emulator: options = {}, ...rest }: Options = {}): Promise<Connected> {
  const emulator = await startEmulator({ spaces: ['acme'], tokens: ['a-token'], ...options });
  const { [Symbol.dispose]: disconnect, ...sessions } = contextAt(emulator.url, rest);
  return {
    emulator,
    controls: emulator.controls,
    ...sessions,
    async [Symbol.asyncDispose]() {
      disconnect();
      await emulator.close();
    },
  };
}

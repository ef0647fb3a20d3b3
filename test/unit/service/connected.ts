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
}

interface Connected extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly controls: Emulator['controls'];
  readonly context: ServiceContext;
  readonly session: ReturnType<typeof listeningSession>;
}

/** A connection to an address, for one session. */
export function contextAt(
  endpoint: string,
  { settings = {}, environment = {}, timeoutSeconds }: Omit<Options, 'emulator'> = {},
) {
  const session = listeningSession(timeoutSeconds);
  const connection = connect({ endpoint, token: 'a-token', ...settings }, environment, '1.2.3');
  // The connection is that of `connect`, whose contexts are more than the model asks for.
  const context = connection.context(session) as ServiceContext;
  return {
    context,
    session,
    [Symbol.dispose]() {
      connection.close();
    },
  };
}

/** A CodeCatalyst of its own with the space `acme`, and a connection to it for one session. */
export async function connected({ emulator: options = {}, ...rest }: Options = {}): Promise<Connected> {
  const emulator = await startEmulator({ spaces: ['acme'], tokens: ['a-token'], ...options });
  const { context, session, [Symbol.dispose]: disconnect } = contextAt(emulator.url, rest);
  return {
    emulator,
    controls: emulator.controls,
    context,
    session,
    async [Symbol.asyncDispose]() {
      disconnect();
      await emulator.close();
    },
  };
}

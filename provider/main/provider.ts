import { join } from 'node:path';
import { releasedIds, settings } from '../configuration.js';
import type { Provider } from '../model/index.js';
import { dataSources, resources } from '../registry.js';
import { connect } from '../service/connection.js';
import { localService } from './local/local-service.js';
import { version } from './version.js';

/** The folder of the program: the engine starts plugins in it. */
const localFolder = (): string => join(process.cwd(), '.codecatalyst-local');

/** The provider of CodeCatalyst, put together: definitions, settings and service. */
export const provider: Provider = {
  name: 'codecatalyst',
  version,
  settings,
  releasedIds: () => releasedIds(process.env),
  resources,
  dataSources,
  connect: (values, conceal) =>
    connect(values, process.env, version, {
      conceal,
      // The thread's program stands beside the bundle of the plugin.
      startLocal: (spaceName) => localService(localFolder(), new URL('local-emulator.mjs', import.meta.url), spaceName),
    }),
};

import packageFacts from '../../package.json' with { type: 'json' };
import { settings } from '../configuration.js';
import type { Provider } from '../model/index.js';
import { dataSources, resources } from '../registry.js';
import { connect } from '../service/connection.js';
import type { ServiceSettings } from '../service/settings.js';

const { version } = packageFacts;

/** The provider of CodeCatalyst, put together: definitions, settings and service. */
export const provider: Provider = {
  name: 'codecatalyst',
  version,
  settings,
  resources,
  dataSources,
  // The settings were validated against the shapes in `settings`, which are those of the service.
  connect: (values) => connect(values as ServiceSettings, process.env, version),
};

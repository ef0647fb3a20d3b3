import packageFacts from '../../package.json' with { type: 'json' };
import { settings } from '../configuration.js';
import type { Provider } from '../model/index.js';
import { dataSources, resources } from '../registry.js';
import { connect } from '../service/connection.js';

const { version } = packageFacts;

/** The provider of CodeCatalyst, put together: definitions, settings and service. */
export const provider: Provider = {
  name: 'codecatalyst',
  version,
  settings,
  resources,
  dataSources,
  connect: (values) => connect(values, process.env, version),
};

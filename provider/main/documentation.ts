import { reference } from '../ops/cli/reference.js';
import { configSchema } from '../ops/config/reference.js';
import { reportSchema } from '../ops/drift/schema.js';
import { discoverSchemas } from '../ops/discover/schemas.js';
import { verbs } from './verbs.js';

/** The pages of docs/ that are made of the command's definitions. */
export const pages = async (): Promise<Readonly<Record<string, string>>> => ({
  'codecatalyst-iac.md': await reference(verbs),
  'codecatalyst-iac.schema.json': configSchema(),
  'drift.schema.json': reportSchema(),
  ...discoverSchemas(),
});

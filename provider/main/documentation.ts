import { reference } from '../ops/cli/reference.js';
import { configReference, configSchema } from '../ops/config/reference.js';
import { reportSchema } from '../ops/drift/schema.js';
import { discoverSchemas } from '../ops/discover/schemas.js';
import { selectionReference } from '../ops/selection/reference.js';
import { teardownSchemas } from '../ops/teardown/schemas.js';
import { verbs } from './verbs.js';

/** The pages of docs/ that are made of the command's definitions. */
export const pages = async (): Promise<Readonly<Record<string, string>>> => ({
  'codecatalyst-iac.md': [await reference(verbs), selectionReference(), configReference()].join('\n\n'),
  'codecatalyst-iac.schema.json': configSchema(),
  'drift.schema.json': reportSchema(),
  ...discoverSchemas(),
  ...teardownSchemas(),
});

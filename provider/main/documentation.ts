import { reference } from '../ops/cli/reference.js';
import { configReference, configSchema } from '../ops/config/reference.js';
import { reportSchema } from '../ops/drift/schema.js';
import { discoverSchemas } from '../ops/discover/schemas.js';
import { selectionReference } from '../ops/selection/reference.js';
import { teardownSchemas } from '../ops/teardown/schemas.js';
import { verbs } from './verbs.js';

/** The JSON Schemas of docs/; the version of a form stands inside, where it says one. */
const schemas = (): Readonly<Record<string, string>> => ({
  'config.schema.json': configSchema(),
  'drift-report.schema.json': reportSchema(),
  ...discoverSchemas(),
  ...teardownSchemas(),
});

const schemaReference = (): string => `## JSON

Whatever is written or answered as JSON, and the configuration, has a JSON Schema beside this page:

${Object.entries(schemas())
  .map(([file, text]) => `- [${file}](${file}): ${(JSON.parse(text) as { title: string }).title}`)
  .join('\n')}`;

/** The pages of docs/ that are made of the command's definitions. */
export const pages = async (): Promise<Readonly<Record<string, string>>> => ({
  'codecatalyst-iac.md': [await reference(verbs), selectionReference(), configReference(), schemaReference()].join(
    '\n\n',
  ),
  ...schemas(),
});

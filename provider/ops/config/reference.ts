import { z } from 'zod';
import { configShape } from './config.js';

/** The JSON Schema of the configuration file, for editors: it completes and judges while one types. */
export const configSchema = (): string =>
  JSON.stringify({
    title: 'codecatalyst-iac.yaml',
    ...z.toJSONSchema(configShape, { io: 'input', target: 'draft-7' }),
  });

/** The part of the reference page on the configuration file, as Markdown. */
export const configReference = (): string => `## codecatalyst-iac.yaml

What holds for every run stands in \`codecatalyst-iac.yaml\` in the folder where the command is called, or in the file of \`--config\`. A
key that is not known is an error, told with its line. \`config.schema.json\` beside this page lets an editor complete it.

\`\`\`yaml
version: 1
stacks: # whose resources count as managed
  - folder: infra # relative to this file
    stack: production
spaces: [acme] # teardown refuses any other
drift:
  ignore:
    - path: repository/*/description # kind/name/property
      reason: edited by the docs team
      until: 2026-12-31
teardown:
  protect: ["project = platform"] # never deleted, whatever is asked; or the word nothing: teardown refuses an empty list
  deny: [prod] # no space whose name holds this is torn down in
discover:
  names: names.yaml
\`\`\``;

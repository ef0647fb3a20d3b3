import { z } from 'zod';
import { inventoryShape } from './inventory/inventory.js';
import { reportShape } from './report.js';

/** The JSON Schemas of what `discover` writes and answers, by the names of their files. */
export const discoverSchemas = (): Readonly<Record<string, string>> => ({
  'discover-inventory.schema.json': schema('inventory.json of codecatalyst-iac discover', inventoryShape),
  'discover-report.schema.json': schema('what codecatalyst-iac discover --json answers', reportShape),
});

const schema = (title: string, shape: z.ZodType): string =>
  JSON.stringify({ title, ...z.toJSONSchema(shape, { target: 'draft-7' }) });

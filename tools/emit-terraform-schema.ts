// Writes terraform-schema.json from the definitions. A test holds the committed file to what this makes.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundled } from './bundled.ts';

const root = join(import.meta.dirname, '..');
const { terraformSchemaText } = await bundled<{ terraformSchemaText: () => string }>(
  'provider/main/terraform-schema.ts',
);
await writeFile(join(root, 'terraform-schema.json'), terraformSchemaText());

// Writes schema.json from the definitions and the snippets. A test holds the committed file to what this makes.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundled } from './bundled.ts';

const root = join(import.meta.dirname, '..');
const { schemaText } = await bundled<{ schemaText: (snippets: string) => Promise<string> }>('provider/main/schema.ts');
await writeFile(join(root, 'schema.json'), await schemaText(join(root, 'examples', 'snippets')));

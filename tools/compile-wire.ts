// Writes provider/terraform/wire/wire.json from the .proto files beside it; with --print, tells it instead.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import protobuf from 'protobufjs';

const folder = join(import.meta.dirname, '..', 'provider', 'terraform', 'wire');
const root = new protobuf.Root();
for (const file of ['provider.proto', 'plugin.proto']) {
  // Without keepCase, every field with a `_` in its name would be lost, silently.
  protobuf.parse(await readFile(join(folder, file), 'utf8'), root, { keepCase: true });
}
const text = `${JSON.stringify(root.toJSON(), null, 2)}\n`;
if (process.argv.includes('--print')) process.stdout.write(text);
else await writeFile(join(folder, 'wire.json'), text);

// Writes the constructs for CDKTF and CDK Terrain from terraform-schema.json: `node tools/emit-constructs.ts [FOLDER]` makes
// FOLDER/cdktf/src and FOLDER/cdktn/src, in sdk/ if it names none. A test holds the committed files to what this makes.
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import packageFacts from '../package.json' with { type: 'json' };
import { codeMaker, kits } from './construct-kits.ts';
import { pinnedPackages } from './pinned-packages.ts';

interface Generators {
  readonly CodeMaker: new () => object;
  readonly TerraformProviderGenerator: new (
    code: object,
    schema: object,
  ) => { generateAll(): void; save(folder: string): Promise<void> };
}

const root = join(import.meta.dirname, '..');
const out = process.argv[2] ?? join(root, 'sdk');

/** The schema as it is printed, and the version that the links to documentation name. */
async function schemaWithVersion(): Promise<object> {
  const schema = JSON.parse(await readFile(join(root, 'terraform-schema.json'), 'utf8')) as {
    provider_schemas: Readonly<Record<string, object>>;
  };
  const versions = Object.keys(schema.provider_schemas).map((address) => [address, packageFacts.version]);
  return { ...schema, provider_versions: Object.fromEntries(versions) as object };
}

/** The generators ask a Terraform that they find for its version, for nothing. */
function withoutTerraform(): void {
  process.env.PATH = dirname(process.execPath);
  process.env.CHECKPOINT_DISABLE = '1';
}

const packages = await pinnedPackages('constructs');
withoutTerraform();
const folder = await mkdtemp(join(tmpdir(), 'emit-constructs-'));
try {
  for (const { name, generator } of kits) {
    const path = createRequire(join(packages, 'package.json')).resolve(generator);
    const require = createRequire(path);
    const { CodeMaker } = require(codeMaker) as Pick<Generators, 'CodeMaker'>;
    const { TerraformProviderGenerator } = require(path) as Pick<Generators, 'TerraformProviderGenerator'>;
    const made = new TerraformProviderGenerator(new CodeMaker(), await schemaWithVersion());
    made.generateAll();
    await made.save(join(folder, name));

    const sources = join(out, name, 'src');
    await rm(sources, { recursive: true, force: true });
    await cp(join(folder, name, 'providers', 'codecatalyst'), sources, { recursive: true, filter: isWanted });
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** The pages only say where the documentation is, as each file does, and a module that loads others late is not strict. */
function isWanted(path: string): boolean {
  return !/\/(README\.md|lazy-index\.ts)$/.test(path);
}

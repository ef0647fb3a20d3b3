// Lays out dist/terraform as a mirror that Terraform and OpenTofu install providers from: `node tools/terraform-mirror.ts FOLDER`
// writes it there, and prints the file that TF_CLI_CONFIG_FILE is to name.
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import packageFacts from '../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '..');
const { version } = packageFacts;

/** Where programs say that the provider comes from. */
export const source = 'codecatalyst-iac/codecatalyst';

/** What a source without a host means to Terraform and to OpenTofu. */
export const hosts = ['registry.terraform.io', 'registry.opentofu.org'];

/** This machine, as Go names it. */
const machine = [process.platform.replace('win32', 'windows'), process.arch.replace('x64', 'amd64')].join('_');

/** Writes the mirror and, beside it, the configuration of the command that knows no other place; answers the path of that. */
export async function writeMirror(folder: string): Promise<string> {
  for (const host of hosts) {
    const versions = join(folder, 'mirror', host, source, version);
    await mkdir(versions, { recursive: true });
    await rm(join(versions, machine), { force: true });
    await symlink(join(root, 'dist', 'terraform'), join(versions, machine), 'dir');
  }
  const configuration = join(folder, 'terraform.rc');
  const mirror = JSON.stringify(join(resolve(folder), 'mirror'));
  await writeFile(configuration, `provider_installation {\n  filesystem_mirror {\n    path = ${mirror}\n  }\n}\n`);
  return configuration;
}

if (import.meta.main) console.log(await writeMirror(process.argv[2] ?? join(root, '.state', 'terraform')));

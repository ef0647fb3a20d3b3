// Compiles the constructs of sdk/ into sdk/cdktf/bin and sdk/cdktn/bin, and puts them beside the kits that they are for, where
// a program finds them as if they had been installed. Prints the folder of packages that such a program is to see.
import { execFileSync } from 'node:child_process';
import { copyFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { kits, packageOf } from './construct-kits.ts';
import { pinnedPackages } from './pinned-packages.ts';

const root = join(import.meta.dirname, '..');
const packages = join(await pinnedPackages('constructs'), 'node_modules');

async function link(target: string, path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
  await symlink(target, path, 'dir');
}

for (const kit of kits) {
  const folder = join(root, 'sdk', kit.name);
  await link(packages, join(folder, 'node_modules'));
  await rm(join(folder, 'bin'), { recursive: true, force: true });
  execFileSync(join(root, 'node_modules', '.bin', 'tsc'), ['-p', folder], { stdio: 'inherit' });
  for (const file of ['package.json', 'README.md']) await copyFile(join(folder, file), join(folder, 'bin', file));
  await copyFile(join(root, 'LICENSE'), join(folder, 'bin', 'LICENSE'));
  await link(join(folder, 'bin'), join(packages, packageOf(kit)));
}
console.log(packages);

import { access, mkdir, mkdtempDisposable, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { PlainValues } from '../../../model/index.js';
import type { Outside } from '../../cli/outside.js';
import { runProgram } from '../../stacks/run-program.js';
import type { Engine, Proof, Verdict } from './engine.js';
import { importFile } from './import-file.js';

/** Pulumi, which imports what a file lists. */
export const pulumi: Engine = {
  imports: (program) => ({ 'import.json': importFile(program) }),
  steps: [
    'pulumi stack init NAME        # or select the one that this program has',
    'pulumi import -f import.json --yes --generate-code=false',
    'pulumi preview --refresh --expect-no-changes',
  ],
  verify,
};

const stack = 'verify';

/** Imports everything into a stack that is thrown away, and has Pulumi preview the program: it must find nothing to do. */
async function verify(proof: Proof, outside: Outside): Promise<Verdict> {
  await using work = await mkdtempDisposable(join(tmpdir(), 'discover-verify-'));
  const folder = join(work.path, 'program');
  const backend = join(work.path, 'backend');
  await Promise.all([mkdir(folder), mkdir(backend)]);
  const modules = proof.packages.length === 0 ? undefined : await modulesFor(proof, outside.folder);
  if (proof.packages.length > 0 && modules === undefined) {
    return {
      outcome: 'not run',
      why: `${proof.packages.join(' and ')} are not there: run ${proof.install ?? 'npm install'} in ${proof.folder}`,
    };
  }
  if (modules !== undefined) await symlink(modules, join(folder, 'node_modules'));
  for (const file of proof.files) {
    const text = await readFile(join(proof.folder, file), 'utf8');
    await writeFile(join(folder, file), file === 'Pulumi.yaml' ? withWholePaths(text, proof.folder) : text);
  }
  for (const [file, text] of Object.entries(proof.imports)) await writeFile(join(folder, file), text);
  await writeFile(
    join(folder, `Pulumi.${stack}.yaml`),
    JSON.stringify({ config: { 'codecatalyst:spaceName': proof.spaceName } }),
  );
  // A local service keeps what it has beside the program, which is elsewhere now.
  await symlink(join(outside.folder, '.codecatalyst-local'), join(folder, '.codecatalyst-local'));
  const environment = environmentOf(proof.settings, backend, outside.environment);
  const pulumi = (...words: readonly string[]): Promise<string> =>
    runProgram('pulumi', [...words, '--non-interactive'], { folder, environment, signal: outside.signal });
  try {
    await pulumi('stack', 'init', stack, '--no-select');
    await pulumi('import', '-f', 'import.json', '--yes', '--skip-preview', '--generate-code=false', '--stack', stack);
    await pulumi('preview', '--refresh', '--expect-no-changes', '--diff', '--stack', stack);
    return { outcome: 'empty' };
  } catch (error) {
    if (outside.signal.aborted) throw error;
    return { outcome: 'failed', why: (error as Error).message };
  }
}

/** The user's environment, with a backend and a passphrase of its own. */
function environmentOf(
  { endpoint, profile }: PlainValues,
  backend: string,
  environment: Outside['environment'],
): Outside['environment'] {
  const { PULUMI_STACK: _stack, PULUMI_CONFIG_PASSPHRASE_FILE: _file, ...rest } = environment;
  return {
    ...rest,
    PULUMI_BACKEND_URL: `file://${backend}`,
    PULUMI_CONFIG_PASSPHRASE: stack,
    PULUMI_SKIP_UPDATE_CHECK: 'true',
    ...(typeof endpoint === 'string' && { AWS_ENDPOINT_URL_CODECATALYST: endpoint }),
    ...(typeof profile === 'string' && { AWS_PROFILE: profile }),
  };
}

/** A project file whose plugins are found from anywhere. */
function withWholePaths(text: string, folder: string): string {
  const document = parseDocument(text);
  const providers = document.getIn(['plugins', 'providers']);
  for (const provider of isSeq(providers) ? providers.items : []) {
    const path = isMap(provider) ? provider.get('path', true) : undefined;
    if (isScalar(path)) path.value = resolve(folder, String(path.value));
  }
  return document.toString();
}

/** The folder of packages that the program would find, or that the caller would. */
async function modulesFor({ folder, packages }: Proof, here: string): Promise<string | undefined> {
  for (const start of [folder, here]) {
    for (let at = resolve(start); ; at = dirname(at)) {
      const modules = join(at, 'node_modules');
      if (await holds(modules, packages)) return modules;
      if (dirname(at) === at) break;
    }
  }
  return undefined;
}

const holds = (modules: string, packages: readonly string[]): Promise<boolean> =>
  Promise.all(packages.map((name) => access(join(modules, name)))).then(
    () => true,
    () => false,
  );

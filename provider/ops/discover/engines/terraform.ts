import { access, mkdir, mkdtempDisposable, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlainValues } from '../../../model/index.js';
import type { Outside } from '../../cli/outside.js';
import { runProgram } from '../../stacks/run-program.js';
import { terraformBinary } from '../../stacks/terraform-binary.js';
import { importBlocks } from '../program/hcl.js';
import type { Engine, Proof, Verdict } from './engine.js';

/** Terraform and OpenTofu, which import what blocks of the program name. */
export const terraform: Engine = {
  imports: (program) => ({ 'imports.tf': importBlocks(program) }),
  steps: [
    'terraform init                # or tofu, here and below',
    'terraform apply               # takes up what imports.tf names, and changes nothing',
    'terraform plan -detailed-exitcode',
  ],
  verify,
};

interface Change {
  readonly address: string;
  readonly mode: string;
  readonly change: { readonly actions: readonly string[]; readonly importing?: object };
}

/** Plans the import of everything; nothing is applied, so nothing is kept. Whatever is not imported just as it is would be changed. */
async function verify(proof: Proof, outside: Outside): Promise<Verdict> {
  await using work = await mkdtempDisposable(join(tmpdir(), 'discover-verify-'));
  const folder = join(work.path, 'program');
  await mkdir(folder);
  for (const file of proof.files) await writeFile(join(folder, file), await readFile(join(proof.folder, file)));
  for (const [file, text] of Object.entries(proof.imports)) await writeFile(join(folder, file), text);
  // A local service keeps what it has beside the program, which is elsewhere now.
  await linkIfThere(join(outside.folder, '.codecatalyst-local'), join(folder, '.codecatalyst-local'));
  const environment = environmentOf(proof.settings, outside.environment);
  const run = (...words: readonly string[]): Promise<string> =>
    runProgram(terraformBinary(environment), words, { folder, environment, signal: outside.signal });
  try {
    await run('init', '-input=false', '-no-color');
  } catch (error) {
    if (outside.signal.aborted) throw error;
    return { outcome: 'not run', why: (error as Error).message };
  }
  try {
    await run('plan', '-input=false', '-no-color', '-out=plan');
    const { resource_changes: changes = [] } = JSON.parse(await run('show', '-json', 'plan')) as {
      resource_changes?: readonly Change[];
    };
    const others = changes.filter(({ mode, change }) => mode === 'managed' && !isImportAlone(change));
    return others.length === 0 ? { outcome: 'empty' } : { outcome: 'failed', why: others.map(told).join('; ') };
  } catch (error) {
    if (outside.signal.aborted) throw error;
    return { outcome: 'failed', why: (error as Error).message };
  }
}

const isImportAlone = ({ actions, importing }: Change['change']): boolean =>
  importing !== undefined && actions.every((action) => action === 'no-op');

const told = ({ address, change: { actions } }: Change): string => `${address}: ${actions.join(' and ')}`;

const linkIfThere = (target: string, link: string): Promise<void> =>
  access(target).then(
    () => symlink(target, link),
    () => undefined,
  );

/** The user's environment, without a workspace: a new folder has none. */
function environmentOf(
  { endpoint, profile }: PlainValues,
  environment: Outside['environment'],
): Outside['environment'] {
  const { TF_WORKSPACE: _workspace, ...rest } = environment;
  return {
    ...rest,
    TF_IN_AUTOMATION: '1',
    CHECKPOINT_DISABLE: '1',
    ...(typeof endpoint === 'string' && { AWS_ENDPOINT_URL_CODECATALYST: endpoint }),
    ...(typeof profile === 'string' && { AWS_PROFILE: profile }),
  };
}

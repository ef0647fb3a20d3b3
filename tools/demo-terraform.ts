// Brings examples/bootstrap-terraform up on an embedded CodeCatalyst, or takes it down: `node tools/demo-terraform.ts up|down`.
// Terraform does it where it is on PATH, else OpenTofu. Everything that it keeps is in .state/ and beside the program.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeMirror } from './terraform-mirror.ts';

const root = join(import.meta.dirname, '..');
const program = join(root, 'examples', 'bootstrap-terraform');
const state = join(root, '.state', 'terraform');
// Where the program's own folder would hold them, were it not a part of this one.
const recorded = `-state=${join(state, 'terraform.tfstate')}`;
// What the embedded CodeCatalyst keeps, and which provider was installed: both are written beside the program.
const beside = ['.codecatalyst-local', '.terraform.lock.hcl'].map((name) => join(program, name));

/** Runs the command where the program is; a failure has been told by the command itself. */
function run(command: string, args: readonly string[], environment: NodeJS.ProcessEnv): void {
  const { status, error } = spawnSync(command, args, {
    cwd: program,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: environment,
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

const isThere = (command: string): boolean => spawnSync(command, ['version'], { stdio: 'ignore' }).error === undefined;

async function terraform(...runs: readonly (readonly string[])[]): Promise<void> {
  const environment = {
    ...process.env,
    TF_CLI_CONFIG_FILE: await writeMirror(state),
    TF_DATA_DIR: join(state, 'data'),
    CHECKPOINT_DISABLE: '1',
  };
  const command = isThere('terraform') ? 'terraform' : 'tofu';
  // What was built since is another provider to the lock file, which is for those who take it from a registry.
  rmSync(join(program, '.terraform.lock.hcl'), { force: true });
  const plain = process.stdout.isTTY ? [] : ['-no-color'];
  for (const [verb = '', ...flags] of [['init'], ...runs])
    run(command, [verb, '-input=false', ...plain, ...flags], environment);
}

const hints = `
Try next:
  make up-terraform      again: nothing changes
  edit examples/bootstrap-terraform/main.tf, then make up-terraform: only what differs is changed
  make down-terraform    removes it all`;

async function up(): Promise<void> {
  await terraform(['apply', '-auto-approve', recorded]);
  console.log(hints);
}

async function down(): Promise<void> {
  if (existsSync(state)) await terraform(['destroy', '-auto-approve', recorded]);
  else console.log('Nothing is up.');
  for (const left of [state, ...beside]) rmSync(left, { recursive: true, force: true });
}

const verbs: Readonly<Record<string, () => Promise<void>>> = { up, down };
const verb = verbs[process.argv[2] ?? ''];
if (!verb) throw new Error(`Say one of ${Object.keys(verbs).join(', ')}.`);
await verb();

// Brings examples/bootstrap-typescript up on an embedded CodeCatalyst, or takes it down: `node tools/demo.ts up|down`.
// Everything that it keeps is in .state/ and beside the program, and nothing of the user's own Pulumi is touched.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import packageFacts from '../package.json' with { type: 'json' };

interface Summary {
  readonly resourceChanges?: Readonly<Record<string, number>>;
}

const root = join(import.meta.dirname, '..');
const program = join(root, 'examples', 'bootstrap-typescript');
const state = join(root, '.state');
// What the embedded CodeCatalyst keeps: the program's configuration says endpoint: local.
const local = join(program, '.codecatalyst-local');
const runFile = join(state, 'pulumi', 'running');
const stack = 'local';

function pulumi(args: readonly string[], quiet = false): string {
  return execFileSync('pulumi', [...args, '--non-interactive'], {
    cwd: program,
    encoding: 'utf8',
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    env: environment,
  });
}

const environment: NodeJS.ProcessEnv = {
  ...process.env,
  PULUMI_HOME: join(state, 'pulumi', 'home'),
  PULUMI_BACKEND_URL: `file://${join(state, 'pulumi', 'backend')}`,
  // The stack is on this machine alone and holds nothing of worth.
  PULUMI_CONFIG_PASSPHRASE: 'local',
  PULUMI_SKIP_UPDATE_CHECK: 'true',
};

/** A run that was killed leaves the stack locked. Nobody else uses this backend, so unless such a run is alive the lock is stale. */
function unlock(): void {
  const other = existsSync(runFile) ? readFileSync(runFile, 'utf8') : '';
  if (other !== '' && spawnSync('ps', ['-o', 'args=', '-p', other], { encoding: 'utf8' }).stdout.includes('demo.ts')) {
    throw new Error(`Another make up or make down is running (process ${other}). Wait for it to end.`);
  }
  if (other !== '') spawnSync('pulumi', ['cancel', '--yes', '--stack', stack], { cwd: program, env: environment });
  writeFileSync(runFile, String(process.pid));
}

function up(): void {
  mkdirSync(join(state, 'pulumi', 'backend'), { recursive: true });
  unlock();
  const { version } = packageFacts;
  const packed = join(root, 'dist', `pulumi-resource-codecatalyst-v${version}.tar.gz`);
  pulumi(['plugin', 'install', 'resource', 'codecatalyst', version, '--file', packed, '--reinstall'], true);
  pulumi(['stack', 'select', stack, '--create'], true);
  pulumi(['up', '--yes', '--skip-preview', '--stack', stack]);
  const [last] = JSON.parse(
    pulumi(['stack', 'history', '--json', '--page-size', '1', '--stack', stack], true),
  ) as Summary[];
  const changed = Object.keys(last?.resourceChanges ?? {}).some((kind) => kind !== 'same');
  console.log(changed ? hints : 'Nothing changed: what is there is what the program says.');
}

const hints = `
Try next:
  make up      again: nothing changes
  edit examples/bootstrap-typescript/index.ts, then make up: only what differs is changed
  make down    removes it all`;

function down(): void {
  if (existsSync(join(state, 'pulumi', 'backend'))) {
    unlock();
    pulumi(['destroy', '--yes', '--skip-preview', '--remove', '--stack', stack]);
  } else console.log('Nothing is up.');
  forget();
}

/** Removes what the runs left, without a word to Pulumi. */
function forget(): void {
  for (const left of [join(state, 'pulumi'), local, join(program, `Pulumi.${stack}.yaml`)])
    rmSync(left, { recursive: true, force: true });
}

const verbs: Readonly<Record<string, () => void>> = { up, down };
const verb = verbs[process.argv[2] ?? ''];
if (!verb) throw new Error(`Say one of ${Object.keys(verbs).join(', ')}.`);
try {
  verb();
} catch (error) {
  // What Pulumi had to say it has said already, unless it was asked to be quiet.
  const { stderr, stdout, message } = error as { stderr?: string | null; stdout?: string | null; message: string };
  console.error([stdout, stderr].filter(Boolean).join('') || message);
  process.exitCode = 1;
} finally {
  rmSync(runFile, { force: true });
}

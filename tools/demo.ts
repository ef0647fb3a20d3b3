// Brings examples/bootstrap-typescript up on an embedded CodeCatalyst, or takes it down: `node tools/demo.ts up|down|stop`.
// Everything that it keeps is in .state/, and nothing of the user's own Pulumi is touched.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import packageFacts from '../package.json' with { type: 'json' };

interface Ready {
  readonly http: string;
  readonly token: string;
}
interface Summary {
  readonly resourceChanges?: Readonly<Record<string, number>>;
}

const root = join(import.meta.dirname, '..');
const program = join(root, 'examples', 'bootstrap-typescript');
const state = join(root, '.state');
const emulatorFolder = join(state, 'emulator');
const readyFile = join(emulatorFolder, 'ready.json');
const processFile = join(emulatorFolder, 'pid');
const runFile = join(state, 'pulumi', 'running');
const stack = 'local';

function pulumi(args: readonly string[], ready: Ready, quiet = false): string {
  return execFileSync('pulumi', [...args, '--non-interactive'], {
    cwd: program,
    encoding: 'utf8',
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    env: environment(ready),
  });
}

const environment = (ready: Ready): NodeJS.ProcessEnv => ({
  ...process.env,
  AWS_ENDPOINT_URL_CODECATALYST: ready.http,
  AWS_BEARER_TOKEN_CODECATALYST: ready.token,
  PULUMI_HOME: join(state, 'pulumi', 'home'),
  PULUMI_BACKEND_URL: `file://${join(state, 'pulumi', 'backend')}`,
  // The stack is on this machine alone and holds nothing of worth.
  PULUMI_CONFIG_PASSPHRASE: 'local',
  PULUMI_SKIP_UPDATE_CHECK: 'true',
});

/** The emulator that was started here, if it still runs: a number in a file may belong to another process by now. */
function emulatorProcess(): number | undefined {
  if (!existsSync(processFile)) return undefined;
  const id = readFileSync(processFile, 'utf8');
  const { stdout } = spawnSync('ps', ['-o', 'args=', '-p', id], { encoding: 'utf8' });
  return stdout.includes('codecatalyst-iac') ? Number(id) : undefined;
}

/** Whether the emulator answers, and to our token. */
async function answers({ http, token }: Ready): Promise<boolean> {
  const headers = { authorization: `Bearer ${token}` };
  return fetch(`${http}/session`, { headers }).then(
    ({ ok }) => ok,
    () => false,
  );
}

function readReady(): Ready | undefined {
  try {
    return JSON.parse(readFileSync(readyFile, 'utf8')) as Ready;
  } catch {
    return undefined;
  }
}

/** Starts the emulator in the background, unless it runs. It keeps its port, so that clone URLs stay what they were. */
async function startEmulator(): Promise<Ready> {
  const known = readReady();
  if (known && emulatorProcess() !== undefined && (await answers(known))) return known;
  await stopEmulator();
  mkdirSync(emulatorFolder, { recursive: true });
  const before = known ? Number(new URL(known.http).port) : 0;
  const log = join(emulatorFolder, 'log');
  const [out, err] = [openSync(readyFile, 'w'), openSync(log, 'a')];
  const port = String((await isFree(before)) ? before : 0);
  const args = [
    'emulator',
    '--port',
    port,
    '--space',
    'acme',
    '--data',
    join(emulatorFolder, 'data'),
    '--workflows',
    join(program, 'workflows.json'),
  ];
  const emulator = spawn(join(root, 'dist', 'command', 'codecatalyst-iac'), args, {
    detached: true,
    stdio: ['ignore', out, err],
  });
  closeSync(out);
  closeSync(err);
  emulator.unref();
  writeFileSync(processFile, String(emulator.pid));
  for (let ready = readReady(); ; ready = readReady()) {
    if (ready) return ready;
    if (emulator.exitCode !== null) {
      throw new Error(`The embedded CodeCatalyst did not start:\n${readFileSync(log, 'utf8')}`);
    }
    await sleep(50);
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () =>
      server.close(() => {
        resolve(true);
      }),
    );
  });

async function stopEmulator(): Promise<void> {
  const id = emulatorProcess();
  if (id === undefined) return;
  process.kill(id, 'SIGTERM');
  while (emulatorProcess() !== undefined) await sleep(50);
}

/** A run that was killed leaves the stack locked. Nobody else uses this backend, so unless such a run is alive the lock is stale. */
function unlock(ready: Ready): void {
  const other = existsSync(runFile) ? readFileSync(runFile, 'utf8') : '';
  if (other !== '' && spawnSync('ps', ['-o', 'args=', '-p', other], { encoding: 'utf8' }).stdout.includes('demo.ts')) {
    throw new Error(`Another make up or make down is running (process ${other}). Wait for it to end.`);
  }
  if (other !== '')
    spawnSync('pulumi', ['cancel', '--yes', '--stack', stack], { cwd: program, env: environment(ready) });
  writeFileSync(runFile, String(process.pid));
}

async function up(): Promise<void> {
  const ready = await startEmulator();
  console.log(`The embedded CodeCatalyst answers at ${ready.http}.`);
  mkdirSync(join(state, 'pulumi', 'backend'), { recursive: true });
  unlock(ready);
  const { version } = packageFacts;
  const packed = join(root, 'dist', `pulumi-resource-codecatalyst-v${version}.tar.gz`);
  pulumi(['plugin', 'install', 'resource', 'codecatalyst', version, '--file', packed, '--reinstall'], ready, true);
  pulumi(['stack', 'select', stack, '--create'], ready, true);
  pulumi(['up', '--yes', '--skip-preview', '--stack', stack], ready);
  const [last] = JSON.parse(
    pulumi(['stack', 'history', '--json', '--page-size', '1', '--stack', stack], ready, true),
  ) as Summary[];
  const changed = Object.keys(last?.resourceChanges ?? {}).some((kind) => kind !== 'same');
  console.log(changed ? hints : 'Nothing changed: what is there is what the program says.');
}

const hints = `
Try next:
  make up      again: nothing changes
  edit examples/bootstrap-typescript/index.ts, then make up: only what differs is changed
  make down    removes it all`;

async function down(): Promise<void> {
  if (existsSync(join(state, 'pulumi', 'backend'))) {
    const ready = await startEmulator();
    unlock(ready);
    pulumi(['destroy', '--yes', '--skip-preview', '--remove', '--stack', stack], ready);
  } else console.log('Nothing is up.');
  await stop();
}

/** Ends the emulator and forgets the stack, without a word to either. */
async function stop(): Promise<void> {
  await stopEmulator();
  rmSync(join(state, 'pulumi'), { recursive: true, force: true });
  rmSync(emulatorFolder, { recursive: true, force: true });
  rmSync(join(program, `Pulumi.${stack}.yaml`), { force: true });
}

const verbs: Readonly<Record<string, () => Promise<void>>> = { up, down, stop };
const verb = verbs[process.argv[2] ?? ''];
if (!verb) throw new Error(`Say one of ${Object.keys(verbs).join(', ')}.`);
try {
  await verb();
} catch (error) {
  // What Pulumi had to say it has said already, unless it was asked to be quiet.
  const { stderr, stdout, message } = error as { stderr?: string | null; stdout?: string | null; message: string };
  console.error([stdout, stderr].filter(Boolean).join('') || message);
  process.exitCode = 1;
} finally {
  rmSync(runFile, { force: true });
}

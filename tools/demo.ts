// Brings examples/bootstrap-typescript up on an embedded CodeCatalyst, or takes it down: `node tools/demo.ts up|down`.
// Everything that it keeps is in .state/, and nothing of the user's own Pulumi is touched.
import { execFileSync, spawn } from 'node:child_process';
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
const stack = 'local';

function pulumi(args: readonly string[], ready: Ready, quiet = false): string {
  return execFileSync('pulumi', [...args, '--non-interactive'], {
    cwd: program,
    encoding: 'utf8',
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    env: {
      ...process.env,
      AWS_ENDPOINT_URL_CODECATALYST: ready.http,
      AWS_BEARER_TOKEN_CODECATALYST: ready.token,
      PULUMI_HOME: join(state, 'pulumi', 'home'),
      PULUMI_BACKEND_URL: `file://${join(state, 'pulumi', 'backend')}`,
      // The stack is on this machine alone and holds nothing of worth.
      PULUMI_CONFIG_PASSPHRASE: 'local',
      PULUMI_SKIP_UPDATE_CHECK: 'true',
    },
  });
}

function runningProcess(): number | undefined {
  if (!existsSync(processFile)) return undefined;
  const id = Number(readFileSync(processFile, 'utf8'));
  try {
    process.kill(id, 0);
    return id;
  } catch {
    return undefined;
  }
}

const readReady = (): Ready => JSON.parse(readFileSync(readyFile, 'utf8')) as Ready;

/** Starts the emulator in the background, unless it runs. It keeps its port, so that clone URLs stay what they were. */
async function startEmulator(): Promise<Ready> {
  if (runningProcess() !== undefined) return readReady();
  mkdirSync(emulatorFolder, { recursive: true });
  const before = existsSync(readyFile) ? Number(new URL(readReady().http).port) : 0;
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
  while (!readFileSync(readyFile, 'utf8').includes('\n')) {
    if (emulator.exitCode !== null) {
      throw new Error(`The embedded CodeCatalyst did not start:\n${readFileSync(log, 'utf8')}`);
    }
    await sleep(50);
  }
  return readReady();
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
  const id = runningProcess();
  if (id === undefined) return;
  process.kill(id, 'SIGTERM');
  while (runningProcess() !== undefined) await sleep(50);
}

async function up(): Promise<void> {
  const ready = await startEmulator();
  console.log(`The embedded CodeCatalyst answers at ${ready.http}.`);
  mkdirSync(join(state, 'pulumi', 'backend'), { recursive: true });
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
    pulumi(['destroy', '--yes', '--skip-preview', '--remove', '--stack', stack], ready);
  }
  await stopEmulator();
  rmSync(join(state, 'pulumi'), { recursive: true, force: true });
  rmSync(emulatorFolder, { recursive: true, force: true });
}

const [verb] = process.argv.slice(2);
try {
  await (verb === 'down' ? down() : up());
} catch (error) {
  // What Pulumi had to say it has said already, unless it was asked to be quiet.
  const { stderr, stdout, message } = error as { stderr?: string | null; stdout?: string | null; message: string };
  console.error([stdout, stderr].filter(Boolean).join('') || message);
  process.exitCode = 1;
}

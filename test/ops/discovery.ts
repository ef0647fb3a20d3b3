import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { OperationName } from '../../api/contract-types.js';
import type { Emulator } from '../../emulator/index.js';
import { executable, type Outcome, runCommand } from '../command-process.js';
import { startWorld, type World } from '../engine/world.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

const terminal = fileURLToPath(new URL('terminal.py', import.meta.url));

/** How long a run of `discover` or of Pulumi may take, in milliseconds. */
const patience = 240_000;

/** The report of `discover --json`, as far as tests look at it. */
export interface Answer {
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly toImport: number;
  readonly renamed: readonly object[];
  readonly warnings: readonly string[];
  readonly skipped: readonly { readonly kind: string; readonly id: string; readonly why: string }[];
  readonly unread: readonly { readonly what: string; readonly why: string }[];
  readonly calls: { readonly made: number; readonly least: number };
  readonly files: readonly { readonly path: string; readonly outcome: string }[];
  readonly verified: readonly { readonly language: string; readonly outcome: string; readonly why?: string }[];
}

/** A folder in which a user calls `discover` and Pulumi, and an emulator that both call. Nothing of the user's Pulumi is seen. */
export class Discovery implements AsyncDisposable {
  readonly emulator: Emulator;
  readonly folder: string;

  private constructor(emulator: Emulator, folder: string) {
    this.emulator = emulator;
    this.folder = folder;
  }

  static async open(world: World): Promise<Discovery> {
    const discovery = new Discovery(await startWorld(world), await mkdtemp(join(tmpdir(), 'discovery-')));
    await mkdir(join(discovery.folder, 'backend'));
    // As after `npm install`.
    await symlink(join(root, 'node_modules'), join(discovery.folder, 'node_modules'));
    return discovery;
  }

  /** Runs `discover` on the space acme; whatever its outcome. */
  run(args: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    const environment = { ...this.variables(), ...variables };
    return runCommand(['discover', '--space', 'acme', ...args], environment, { cwd: this.folder, timeout: patience });
  }

  /** Runs it and answers its report. */
  async report(args: readonly string[], code = 0): Promise<Answer> {
    const { code: actual, stdout, stderr } = await this.run([...args, '--json']);
    if (actual !== code) throw new Error(`discover ended with ${String(actual)}:\n${stdout}${stderr}`);
    return JSON.parse(stdout) as Answer;
  }

  /** Runs it, and presses Ctrl-C once a call of an action has come. */
  async interrupted(args: readonly string[], during: OperationName): Promise<Pick<Outcome, 'code' | 'stdout'>> {
    const child = spawn(executable, ['discover', '--space', 'acme', ...args], {
      cwd: this.folder,
      env: this.variables(),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const closed = once(child, 'close') as Promise<[number | null]>;
    const stdout = text(child.stdout);
    while (this.emulator.controls.countRequests(during) === 0) await sleep(10);
    child.kill('SIGINT');
    const [code] = await closed;
    return { code, stdout: await stdout };
  }

  /** Runs it at a terminal, where somebody types once a question has come. */
  async atTerminal(
    args: readonly string[],
    question: string,
    typed: string,
  ): Promise<{ readonly code: number | null }> {
    const words = [terminal, question, typed, executable, 'discover', '--space', 'acme', ...args];
    const child = spawn('python3', words, {
      cwd: this.folder,
      env: this.variables(),
      stdio: 'ignore',
      timeout: patience,
    });
    const [code] = (await once(child, 'close')) as [number | null];
    return { code };
  }

  /** Runs the Pulumi CLI in a folder; anything but success fails. */
  async pulumi(folder: string, ...args: readonly string[]): Promise<string> {
    const cwd = join(this.folder, folder);
    const child = spawn('pulumi', [...args, '--non-interactive'], {
      cwd,
      env: this.variables(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const closed = once(child, 'close') as Promise<[number | null]>;
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
    if (code !== 0) throw new Error(`pulumi ${args.join(' ')} ended with ${String(code)}:\n${stdout}${stderr}`);
    return stdout;
  }

  /** Runs lines in a shell, as a user who can install packages; anything but success fails. */
  async shell(script: string): Promise<string> {
    const npm = { npm_config_userconfig: join(userInfo().homedir, '.npmrc') };
    const options = { cwd: this.folder, env: { ...process.env, ...npm, ...this.variables() }, timeout: patience };
    return (await promisify(execFile)('sh', ['-c', script], options)).stdout;
  }

  read(file: string): Promise<string> {
    return readFile(join(this.folder, file), 'utf8');
  }

  /** The text of each file in a folder. */
  async files(folder: string): Promise<Readonly<Record<string, string>>> {
    const start = join(this.folder, folder);
    const entries = await readdir(start, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    return Object.fromEntries(
      await Promise.all(paths.map(async (path) => [relative(start, path), await readFile(path, 'utf8')] as const)),
    );
  }

  /** The resources of an import file, as `type name id`. */
  async imports(file: string): Promise<readonly string[]> {
    const { resources } = JSON.parse(await this.read(file)) as {
      resources: { type: string; name: string; id: string }[];
    };
    return resources.map(({ type, name, id }) => `${type.split(':').at(-1) ?? ''} ${name} ${id}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.emulator.close();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private variables(): NodeJS.ProcessEnv {
    return {
      // The plugin is on PATH, as one that was installed is found.
      PATH: `${join(root, 'dist', 'plugin')}:${process.env.PATH ?? ''}`,
      HOME: this.folder,
      PULUMI_HOME: join(this.folder, 'home'),
      PULUMI_BACKEND_URL: `file://${join(this.folder, 'backend')}`,
      PULUMI_CONFIG_PASSPHRASE: 'x',
      PULUMI_SKIP_UPDATE_CHECK: 'true',
      AWS_ENDPOINT_URL_CODECATALYST: this.emulator.url,
      AWS_BEARER_TOKEN_CODECATALYST: this.emulator.token,
      AWS_EC2_METADATA_DISABLED: 'true',
    };
  }
}

/** What a dev environment is made with, as the API takes it. */
interface NewEnvironment {
  readonly alias?: string;
  readonly repositories?: readonly { readonly repositoryName: string; readonly branchName?: string }[];
}

/** Makes a dev environment that runs, of the user who is logged in unless a token says otherwise; answers its id. */
export async function makeEnvironment(
  { url, token, controls }: Pick<Emulator, 'url' | 'token' | 'controls'>,
  project: string,
  parts: NewEnvironment = {},
): Promise<string> {
  const body = {
    ides: [{ name: 'VSCode' }],
    instanceType: 'dev.standard1.small',
    persistentStorage: { sizeInGiB: 16 },
  };
  const id = await made(`${url}/v1/spaces/acme/projects/${project}/devEnvironments`, token, { ...body, ...parts });
  controls.setDevEnvironment('acme', project, id, { status: 'RUNNING' });
  return id;
}

/** Makes an access token as a user does; answers its id. */
export const makeToken = ({ url, token }: Pick<Emulator, 'url' | 'token'>, name: string): Promise<string> =>
  made(`${url}/v1/accessTokens`, token, { name });

async function made(url: string, token: string, body: object): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'PUT', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
  const { id, accessTokenId } = (await answer.json()) as { id?: string; accessTokenId?: string };
  return id ?? accessTokenId ?? '';
}

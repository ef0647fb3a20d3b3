import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Emulator, EmulatorOptions } from '../../emulator/index.js';
import { executable, type Outcome } from '../command-process.js';
import { startWorld, type World } from '../engine/world.js';
import { gitLogin } from '../git-login.js';

/** The parts of a plan and of a report that tests look at. */
export interface Plan {
  readonly space: string;
  readonly madeBy: string;
  readonly items: readonly {
    readonly kind: string;
    readonly id: string;
    readonly why: string;
    readonly loses?: string;
    readonly held?: { readonly why: string; readonly release: string };
    readonly forgotten?: string;
    readonly address?: string;
  }[];
  readonly workspaces: readonly { readonly id: string; readonly why: string }[];
  readonly kept: readonly { readonly kind: string; readonly id: string; readonly why: string }[];
  readonly unread: readonly string[];
  readonly considered?: readonly { readonly id: string; readonly verdict: string; readonly why: string }[];
}
export interface Report {
  readonly counts: Readonly<Record<string, number>>;
  readonly results: readonly {
    readonly id: string;
    readonly outcome: string;
    readonly why?: string;
    readonly release?: string;
  }[];
  readonly isInterrupted: boolean;
  readonly next: string | null;
}

/** A command that goes on. */
interface Going {
  readonly process: ChildProcess;
  readonly ended: Promise<Outcome>;
}

/** An emulator, and a folder with a configuration from which the command is called. */
export class Scene implements AsyncDisposable {
  readonly emulator: Emulator;
  readonly folder: string;
  /** The variables that the command is called with. */
  readonly environment: NodeJS.ProcessEnv;

  private constructor(emulator: Emulator, folder: string, environment: NodeJS.ProcessEnv) {
    this.emulator = emulator;
    this.folder = folder;
    this.environment = environment;
  }

  /** With Git's login there, unless it is asked for without; the space acme may be torn down in. */
  static async open(
    world: Omit<World, 'spaces'> & Pick<EmulatorOptions, 'workspaces' | 'dataDir'>,
    { config = {}, git = true }: { readonly config?: object; readonly git?: boolean } = {},
  ): Promise<Scene> {
    const emulator = await startWorld({ spaces: ['acme', 'umbrella'], ...world });
    return Scene.at(emulator, { config, git });
  }

  /** From a folder for an emulator that is there. */
  static async at(
    emulator: Emulator,
    { config = {}, git = true }: { readonly config?: object; readonly git?: boolean },
  ): Promise<Scene> {
    const folder = await mkdtemp(join(tmpdir(), 'teardown-'));
    const login = git ? await gitLogin(emulator) : undefined;
    emulator.controls.clearRequests();
    const scene = new Scene(emulator, folder, {
      PATH: process.env.PATH,
      HOME: folder,
      AWS_ENDPOINT_URL_CODECATALYST: emulator.url,
      AWS_BEARER_TOKEN_CODECATALYST: emulator.token,
      ...(login && {
        CODECATALYST_GIT_USERNAME: login.gitUsername,
        CODECATALYST_GIT_PASSWORD: login.gitPassword,
      }),
    });
    await scene.configure(config);
    return scene;
  }

  /** The same with further variables for the command. */
  with(variables: NodeJS.ProcessEnv): Scene {
    return new Scene(this.emulator, this.folder, { ...this.environment, ...variables });
  }

  /** Writes the configuration; what is not said is as usual: everything in acme may go. */
  configure(config: object): Promise<void> {
    const usual = { version: 1, spaces: ['acme'], teardown: { protect: 'nothing' } };
    return writeFile(join(this.folder, 'codecatalyst-iac.yaml'), JSON.stringify({ ...usual, ...config }));
  }

  start(words: readonly string[], variables: NodeJS.ProcessEnv = {}): Going {
    const env = { ...this.environment, ...variables };
    const child = spawn(executable, words, { cwd: this.folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit') as Promise<[number | null]>,
    ]);
    return { process: child, ended: ended.then(([stdout, stderr, [code]]) => ({ code, stdout, stderr })) };
  }

  run(...words: readonly string[]): Promise<Outcome> {
    return this.start(words).ended;
  }

  /** Makes a plan in plan.json and answers it. */
  async plan(...words: readonly string[]): Promise<Plan> {
    const { code, stdout, stderr } = await this.run('teardown', 'plan', ...words, '-o', 'plan.json', '--json');
    if (code !== 0 && code !== 3) throw new Error(`No plan (${String(code)}): ${stderr}`);
    return JSON.parse(stdout) as Plan;
  }

  /** Carries plan.json out, and answers the exit code with the report. */
  async apply(variables: NodeJS.ProcessEnv = {}): Promise<{ readonly code: number | null; readonly report: Report }> {
    const { code, stdout, stderr } = await this.start(['teardown', 'apply', 'plan.json', '--json'], variables).ended;
    if (stdout === '') throw new Error(`No report (${String(code)}): ${stderr}`);
    return { code, report: JSON.parse(stdout) as Report };
  }

  write(file: string, content: string): Promise<void> {
    return writeFile(join(this.folder, file), content);
  }

  read(file: string): Promise<string> {
    return readFile(join(this.folder, file), 'utf8');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.emulator.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The ids of the things in a plan or report. */
export const ids = (things: readonly { readonly id: string }[]): readonly string[] => things.map(({ id }) => id);

/** What became of each thing, by its id. */
export const outcomes = ({ results }: Report): Readonly<Record<string, string>> =>
  Object.fromEntries(results.map(({ id, outcome }) => [id, outcome]));

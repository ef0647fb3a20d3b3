import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Emulator } from '../../../emulator/index.js';
import { childProcesses, end } from './child-processes.js';
import { type Program, projectText } from './program.js';
import { type EngineEvent, PulumiRun } from './run.js';
import { startWorld, type World } from '../world.js';
import './to-have-done.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A resource as it stands in the state file. */
export interface Recorded {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly initErrors?: readonly string[];
  /** Whether it has been replaced and waits to be deleted. */
  readonly delete?: boolean;
}

/** A run that goes on. */
export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<PulumiRun>;
}

type Variables = Readonly<Record<string, string>>;

/** A Pulumi project with one stack, in a folder of its own, on an emulator of its own. Nothing of the user's Pulumi is seen. */
export class PulumiStack implements AsyncDisposable {
  readonly emulator: Emulator;
  readonly folder: string;
  readonly name: string;
  private readonly isBeside: boolean;
  private readonly running = new Set<ChildProcess>();
  private runs = 0;

  private constructor(emulator: Emulator, folder: string, name = 'dev', isBeside = false) {
    this.emulator = emulator;
    this.folder = folder;
    this.name = name;
    this.isBeside = isBeside;
  }

  /** A stack with a program that has not run yet. */
  static async open(world: World, program: Program = {}): Promise<PulumiStack> {
    const stack = new PulumiStack(await startWorld(world), await mkdtemp(join(tmpdir(), 'pulumi-stack-')));
    await mkdir(join(stack.folder, 'backend'));
    await stack.declare(program);
    await stack.pulumi(['stack', 'init', stack.name]);
    return stack;
  }

  /** Another stack of the same program in the same folder, which goes with this one. */
  async beside(name: string): Promise<PulumiStack> {
    const stack = new PulumiStack(this.emulator, this.folder, name, true);
    await stack.pulumi(['stack', 'init', name]);
    return stack;
  }

  /** A stack whose program has been deployed. */
  static async deployed(world: World, program: Program): Promise<PulumiStack> {
    const stack = await PulumiStack.open(world, program);
    try {
      await stack.up();
      return stack;
    } catch (error) {
      await stack[Symbol.asyncDispose]();
      throw error;
    }
  }

  declare(program: Program): Promise<void> {
    return writeFile(join(this.folder, 'Pulumi.yaml'), projectText(join(root, 'dist', 'plugin'), program));
  }

  /** Sets the configuration of the stack, which stands over that of the program. */
  async configure(config: Readonly<Record<string, unknown>>): Promise<void> {
    const file = `Pulumi.${this.name}.yaml`;
    const others = (await this.read(file)).split('\n').filter((line) => line !== '' && !line.startsWith('config:'));
    const lines = [...others, `config: ${JSON.stringify(config)}`].map((line) => `${line}\n`);
    await writeFile(join(this.folder, file), lines.join(''));
  }

  /** Runs the CLI; anything but success fails. */
  async pulumi(args: readonly string[], variables: Variables = {}): Promise<PulumiRun> {
    const run = await this.start(args, variables).ended;
    if (run.exitCode !== 0) throw new Error(`This was to succeed:\n\n${run.output}`);
    return run;
  }

  /** Runs the CLI; success fails. */
  async failing(args: readonly string[], variables: Variables = {}): Promise<PulumiRun> {
    const run = await this.start(args, variables).ended;
    if (run.exitCode === 0) throw new Error(`This was to fail:\n\n${run.output}`);
    return run;
  }

  up(...flags: string[]): Promise<PulumiRun> {
    return this.pulumi([...up, ...flags]);
  }

  preview(...flags: string[]): Promise<PulumiRun> {
    return this.pulumi(['preview', ...flags]);
  }

  destroy(): Promise<PulumiRun> {
    return this.pulumi(['destroy', '--yes', '--skip-preview']);
  }

  /** Starts the CLI. Variables stand over those that every run has; an empty text takes one away. */
  start(args: readonly string[], variables: Variables = {}): Running {
    this.runs += 1;
    const log = join(this.folder, `events-${this.name}-${this.runs}.json`);
    const all = [...args, '--non-interactive', ...(engineCommands.has(args[0] ?? '') ? ['--event-log', log] : [])];
    const given = Object.entries({ ...this.variables(), ...variables }).filter(([, value]) => value !== '');
    const child = spawn('pulumi', all, { cwd: this.folder, env: Object.fromEntries(given), stdio: 'pipe' });
    child.stdin.end();
    this.running.add(child);
    return { process: child, ended: this.ended(child, `pulumi ${args.join(' ')}`, log) };
  }

  /** What is recorded of a resource, by its name in the program. */
  async recorded(name: string): Promise<Recorded | undefined> {
    return (await this.state()).find(({ urn }) => urn.endsWith(`::${name}`));
  }

  /** The resources of ours that the state file holds. */
  async state(): Promise<readonly Recorded[]> {
    return (await this.allRecorded()).filter(({ type }) => type.startsWith('codecatalyst:'));
  }

  /** What the program put out. */
  async outputs(): Promise<Recorded['outputs']> {
    return (await this.allRecorded()).find(({ type }) => type === 'pulumi:pulumi:Stack')?.outputs;
  }

  /** A secret that the program put out. */
  async secretOutput(name: string): Promise<string> {
    const { output } = await this.pulumi(['stack', 'output', name, '--show-secrets']);
    return output.split('\n')[1] ?? '';
  }

  stateText(): Promise<string> {
    return this.read(`backend/.pulumi/stacks/p/${this.name}.json`);
  }

  /** A file of the project's folder. */
  read(file: string): Promise<string> {
    return readFile(join(this.folder, file), 'utf8');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of this.running) {
      const children = await childProcesses(child.pid);
      child.kill('SIGKILL');
      children.forEach(end);
    }
    if (this.isBeside) return;
    await this.emulator.close();
    // An engine that was killed may still hold its files open for a moment.
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private async allRecorded(): Promise<readonly Recorded[]> {
    const { checkpoint } = JSON.parse(await this.stateText()) as {
      checkpoint: { latest?: { resources?: readonly Recorded[] } };
    };
    return checkpoint.latest?.resources ?? [];
  }

  /** The variables that every run has. */
  variables(): Variables {
    return {
      PATH: process.env.PATH ?? '',
      HOME: this.folder,
      PULUMI_HOME: join(this.folder, 'home'),
      PULUMI_STACK: this.name,
      PULUMI_BACKEND_URL: `file://${join(this.folder, 'backend')}`,
      PULUMI_CONFIG_PASSPHRASE: 'x',
      PULUMI_SKIP_UPDATE_CHECK: 'true',
      // It lets the CLI take --event-log.
      PULUMI_DEBUG_COMMANDS: 'true',
      AWS_ENDPOINT_URL_CODECATALYST: this.emulator.url,
      AWS_BEARER_TOKEN_CODECATALYST: this.emulator.token,
      AWS_EC2_METADATA_DISABLED: 'true',
    };
  }

  private async ended(child: ChildProcess, command: string, log: string): Promise<PulumiRun> {
    const said: string[] = [];
    // Line by line, so that what one stream says never stands in the middle of a line of the other.
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) => said.push(`${line}\n`));
    }
    const [exitCode] = (await once(child, 'close')) as [number | null];
    this.running.delete(child);
    return new PulumiRun({ command, exitCode, said: said.join(''), events: await readEvents(log) });
  }
}

const up = ['up', '--yes', '--skip-preview'];
const engineCommands = new Set(['up', 'preview', 'refresh', 'destroy', 'import']);

/** The events that were logged; a command that never came to the engine logs none, and one that was killed half a line. */
async function readEvents(log: string): Promise<EngineEvent[]> {
  const text = await readFile(log, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as EngineEvent];
    } catch {
      return [];
    }
  });
}

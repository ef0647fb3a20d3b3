import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Emulator } from '../../../emulator/index.js';
import { writeMirror } from '../../../tools/terraform-mirror.js';
import { startWorld, type World } from '../world.js';
import { type Program, programText } from './program.js';
import { TerraformRun } from './run.js';

/** A resource as it stands in the state file. */
export interface Recorded {
  readonly type: string;
  readonly name: string;
  /** `tainted` where the next run is to replace it. */
  readonly status?: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A run that goes on. */
export interface Running {
  /** Does what Ctrl-C does: everything that runs in the terminal is told. */
  readonly interrupt: () => void;
  readonly ended: Promise<TerraformRun>;
}

type Variables = Readonly<Record<string, string>>;

/** A working folder of Terraform or OpenTofu, on an emulator of its own. Nothing of the user's is seen. */
export class TerraformFolder implements AsyncDisposable {
  readonly emulator: Emulator;
  readonly path: string;
  private readonly command: string;
  private readonly running = new Set<ChildProcess>();

  private constructor(command: string, emulator: Emulator, path: string) {
    this.command = command;
    this.emulator = emulator;
    this.path = path;
  }

  /** A folder with a program that has not run yet. */
  static async open(command: string, world: World, program: Program = {}): Promise<TerraformFolder> {
    const folder = new TerraformFolder(
      command,
      await startWorld(world),
      await mkdtemp(join(tmpdir(), 'terraform-folder-')),
    );
    await writeMirror(join(folder.path, 'home'));
    await folder.declare(program);
    return folder;
  }

  /** Writes the program. */
  declare(program: Program): Promise<void> {
    return this.write('main.tf.json', programText(program));
  }

  write(file: string, text: string): Promise<void> {
    return writeFile(join(this.path, file), text);
  }

  read(file: string): Promise<string> {
    return readFile(join(this.path, file), 'utf8');
  }

  remove(file: string): Promise<void> {
    return rm(join(this.path, file), { force: true });
  }

  /** Runs the command; anything but success fails. */
  async run(args: readonly string[], variables: Variables = {}): Promise<TerraformRun> {
    const run = await this.start(args, variables).ended;
    if (run.exitCode !== 0) throw new Error(`This was to succeed:\n\n${run.output}`);
    return run;
  }

  /** Runs the command; success fails. */
  async failing(args: readonly string[], variables: Variables = {}): Promise<TerraformRun> {
    const run = await this.start(args, variables).ended;
    if (run.exitCode === 0) throw new Error(`This was to fail:\n\n${run.output}`);
    return run;
  }

  /** Starts the command. Variables stand over those that every run has; an empty text takes one away. */
  start(args: readonly string[], variables: Variables = {}): Running {
    const given = Object.entries({ ...this.variables(), ...variables }).filter(([, value]) => value !== '');
    // A group of its own, so that all that it starts is interrupted with it, and ended with it.
    const child = spawn(this.command, args, {
      cwd: this.path,
      env: Object.fromEntries(given),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.running.add(child);
    return {
      interrupt: () => {
        signal(child, 'SIGINT');
      },
      ended: this.ended(child, args.join(' ')),
    };
  }

  /** What is recorded of a resource, by its type and its name. */
  async recorded(type: string, name: string): Promise<Recorded | undefined> {
    return (await this.state()).find((one) => one.type === type && one.name === name);
  }

  /** The resources that the state file holds. */
  async state(): Promise<readonly Recorded[]> {
    const text = await this.stateText();
    if (text === '') return [];
    const { resources } = JSON.parse(text) as {
      resources: readonly (Pick<Recorded, 'type' | 'name'> & { mode: string; instances: readonly Recorded[] })[];
    };
    return resources
      .filter(({ mode }) => mode === 'managed')
      .flatMap(({ type, name, instances }) => instances.map((instance) => ({ ...instance, type, name })));
  }

  stateText(): Promise<string> {
    return this.read('terraform.tfstate').catch(() => '');
  }

  /** The variables that every run has. */
  variables(): Variables {
    return {
      PATH: process.env.PATH ?? '',
      HOME: join(this.path, 'home'),
      TF_CLI_CONFIG_FILE: join(this.path, 'home', 'terraform.rc'),
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      CHECKPOINT_DISABLE: '1',
      AWS_ENDPOINT_URL_CODECATALYST: this.emulator.url,
      AWS_BEARER_TOKEN_CODECATALYST: this.emulator.token,
      AWS_EC2_METADATA_DISABLED: 'true',
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of this.running) signal(child, 'SIGKILL');
    await this.emulator.close();
    // A command that was killed may still hold its files open for a moment.
    await rm(this.path, { recursive: true, force: true, maxRetries: 5 });
  }

  private async ended(child: ChildProcess, command: string): Promise<TerraformRun> {
    const lines: string[] = [];
    // Line by line, so that what one stream says never stands in the middle of a line of the other.
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) => lines.push(line));
    }
    const [exitCode] = (await once(child, 'close')) as [number | null];
    this.running.delete(child);
    return new TerraformRun({ command, exitCode, lines });
  }
}

/** Tells a process and all that it has started. */
function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, name);
  } catch {
    // They have gone by themselves.
  }
}

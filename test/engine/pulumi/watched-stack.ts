import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type Leak, leaksIn, type Planted } from './leaks.js';
import type { PulumiRun } from './run.js';
import type { World } from '../world.js';
import type { Program } from './program.js';
import { PulumiStack } from './stack.js';

/** What shows of secrets in each place where one could. */
interface Leaks {
  /** What the runs showed, differences and errors too. */
  readonly shown: readonly Leak[];
  /** What they logged at -v=9, ours and the engine's. */
  readonly logged: readonly Leak[];
  /** What the plugin answered to the engine. */
  readonly answered: readonly Leak[];
  /** The state file. */
  readonly state: readonly Leak[];
  /** What else Pulumi keeps of the stack: the history, the backups, the events of each run. */
  readonly kept: readonly Leak[];
}

/** Nothing shows anywhere. */
export const nowhere: Leaks = { shown: [], logged: [], answered: [], state: [], kept: [] };

const callLog = 'calls.json';
const stateFile = join('backend', '.pulumi', 'stacks', 'p', 'dev.json');
const engineCommands = new Set(['preview', 'up', 'refresh', 'destroy', 'import']);

/** A stack whose runs say all that they can say, every call of the plugin included. */
export class WatchedStack implements AsyncDisposable {
  readonly stack: PulumiStack;
  private readonly runs: PulumiRun[] = [];

  private constructor(stack: PulumiStack) {
    this.stack = stack;
  }

  static async open(world: World, program: Program): Promise<WatchedStack> {
    return new WatchedStack(await PulumiStack.open(world, program));
  }

  async run(args: readonly string[], variables = {}): Promise<PulumiRun> {
    return this.listened(await this.stack.pulumi(talkative(args), { ...this.variables(), ...variables }));
  }

  async failing(args: readonly string[], variables = {}): Promise<PulumiRun> {
    return this.listened(await this.stack.failing(talkative(args), { ...this.variables(), ...variables }));
  }

  async leaks(planted: Planted): Promise<Leaks> {
    const said = this.runs.flatMap(({ output }) => output.split('\n'));
    return {
      shown: leaksIn(said.filter((line) => !isLog(line)).join('\n'), planted),
      logged: leaksIn(said.filter((line) => isLog(line) && !isEnginesOwn(line)).join('\n'), planted),
      answered: leaksIn(answersIn(await this.stack.read(callLog)), planted),
      state: leaksIn(await this.stack.stateText(), planted),
      kept: leaksIn(await this.kept(), planted),
    };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stack[Symbol.asyncDispose]();
  }

  private listened(run: PulumiRun): PulumiRun {
    this.runs.push(run);
    return run;
  }

  private variables(): Readonly<Record<string, string>> {
    return { PULUMI_DEBUG_GRPC: join(this.stack.folder, callLog) };
  }

  /** Whatever else the runs left in the folder of the project. */
  private async kept(): Promise<string> {
    const { folder } = this.stack;
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
    const texts = paths.filter((path) => isPulumis(relative(folder, path))).map((path) => readFile(path, 'utf8'));
    return (await Promise.all(texts)).join('\n');
  }
}

const searchedApart = new Set([callLog, stateFile]);

/** A local CodeCatalyst is the service, and keeps what it is told. */
const isPulumis = (path: string): boolean => !searchedApart.has(path) && !path.startsWith(`.codecatalyst-local${sep}`);

const talkative = (args: readonly string[]): readonly string[] => [
  ...args,
  ...(engineCommands.has(args[0] ?? '') ? ['--diff'] : []),
  '--logtostderr',
  '-v=9',
];

const isLog = (line: string): boolean => line.startsWith('{"time":');

/** Each property that the engine sends and gets, secrets too: all that is left out. */
const isEnginesOwn = (line: string): boolean => /^\{.*"msg":"(Unm|M)arshaling property for RPC\[/.test(line);

interface LoggedCall {
  readonly method: string;
  readonly response?: unknown;
  readonly errors?: readonly string[];
}

/** What the plugin answered, a call a line; what it marked as secret is taken out. Requests are the engine's. */
const answersIn = (log: string): string =>
  log
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LoggedCall)
    .filter(({ method }) => method.startsWith('/pulumirpc.ResourceProvider/'))
    .map(({ method, response, errors }) => JSON.stringify({ method, response: withoutMarked(response), errors }))
    .join('\n');

const signatureKey = '4dabf18193072939515e22adb298388d';
const secretSignature = '1b47061264138c4ac30d75fd1eb44270';

function withoutMarked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMarked);
  if (typeof value !== 'object' || value === null) return value;
  if ((value as Readonly<Record<string, unknown>>)[signatureKey] === secretSignature) return 'marked as secret';
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutMarked(item)]));
}

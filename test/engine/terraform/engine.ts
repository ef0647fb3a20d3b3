import { setTimeout as sleep } from 'node:timers/promises';
import type { OperationName } from '../../../api/contract-types.js';
import type { AnyResource, InputsFor } from '../../../provider/model/index.js';
import type { Answer } from '../answer.js';
import type { Engine, OnRecord, Workspace } from '../engine.js';
import { theOnly } from '../the-only.js';
import type { World } from '../world.js';
import { commandPath } from './command.js';
import { DebuggedProvider } from './debugged-provider.js';
import { TerraformFolder } from './folder.js';
import { fromTerraform, inTerraform, inWords, typeNameOf } from './program.js';
import type { TerraformRun } from './run.js';

/** The name of the resource under test. */
const subject = 'subject';

class TerraformWorkspace implements Workspace {
  private readonly folder: TerraformFolder;
  private readonly provider: DebuggedProvider | undefined;
  private type = '';

  constructor(folder: TerraformFolder, provider: DebuggedProvider | undefined) {
    this.folder = folder;
    this.provider = provider;
  }

  get emulator() {
    return this.folder.emulator.controls;
  }

  async declare<R extends AnyResource>(resource: R, inputs: InputsFor<R>): Promise<void> {
    this.type = typeNameOf(resource.type);
    const values = inTerraform(inputs) as Readonly<Record<string, unknown>>;
    await this.folder.remove(generated);
    await this.folder.declare({ resource: { [this.type]: { [subject]: values } } });
  }

  async plan({ refresh = false } = {}): Promise<Answer> {
    const run = await this.start(['plan', '-detailed-exitcode', ...looking(refresh)]);
    const answer = run.answer(this.address);
    // What nightly checks look at is the exit code, so it must say the same.
    const promised = answer.change === 'same' ? 0 : changesPlanned;
    if (run.exitCode !== promised) throw new Error(`The exit code was to be ${promised}:\n\n${run.output}`);
    return answer;
  }

  async deploy({ refresh = false } = {}): Promise<Answer> {
    const run = await this.succeeding(['apply', '-auto-approve', ...looking(refresh)]);
    return run.answer(this.address);
  }

  async refused(): Promise<Answer> {
    const run = await this.start(['apply', '-auto-approve', ...looking(false)]);
    if (run.exitCode === 0) throw new Error(`This was to fail:\n\n${run.output}`);
    return run.answer(this.address);
  }

  async interrupted(command: 'deploy' | 'destroy', during: OperationName): Promise<void> {
    // A provider that is told to stop is to end, so this is one that the command starts.
    await this.folder.run(['init', '-json']);
    const release = this.emulator.hold(during);
    const verb = command === 'deploy' ? 'apply' : 'destroy';
    const { interrupt, ended } = this.folder.start([verb, '-json', '-auto-approve', ...looking(false)]);
    await Promise.race([release.arrived, ended.then(({ output }) => Promise.reject(new Error(output)))]);

    interrupt();
    // The command needs a moment to tell the provider, which nothing shows.
    await sleep(500);
    release();
    await ended;
  }

  async recorded(): Promise<OnRecord | undefined> {
    const found = theOnly(await this.folder.state());
    if (!found) return undefined;
    const { status, attributes } = found;
    const outputs = fromTerraform(attributes) as Readonly<Record<string, unknown>>;
    return { ...{ outputs }, id: String(attributes.id), isHalfMade: status === 'tainted' };
  }

  async keep(): Promise<void> {
    await this.folder.run(['untaint', this.address]);
    await this.refresh();
  }

  async refresh(): Promise<Answer> {
    const run = await this.succeeding(['apply', '-refresh-only', '-auto-approve']);
    return run.drift(this.address);
  }

  async import(resource: AnyResource, id: string): Promise<void> {
    this.type = typeNameOf(resource.type);
    await this.folder.declare({});
    await this.folder.write('import.tf', `import {\n  to = ${this.address}\n  id = ${JSON.stringify(id)}\n}\n`);
    await this.succeeding(['plan', `-generate-config-out=${generated}`, '-out=imports']);
    await this.succeeding(['apply', 'imports']);
    await this.folder.remove('import.tf');
  }

  async forget(): Promise<void> {
    await this.folder.run(['state', 'rm', this.address], this.provider?.variables);
  }

  async destroy(): Promise<Answer> {
    const run = await this.succeeding(['destroy', '-auto-approve', ...looking(false)]);
    return run.answer(this.address);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.provider?.[Symbol.asyncDispose]();
    await this.folder[Symbol.asyncDispose]();
  }

  private get address(): string {
    return `${this.type}.${subject}`;
  }

  private start([verb = '', ...args]: readonly string[]): Promise<TerraformRun> {
    return this.folder.start([verb, '-json', ...args], this.provider?.variables).ended;
  }

  private async succeeding(args: readonly string[]): Promise<TerraformRun> {
    const run = await this.start(args);
    if (run.exitCode !== 0) throw new Error(`This was to succeed:\n\n${run.output}`);
    return run;
  }
}

/** The code that an import writes. */
const generated = 'generated.tf';

/** The command looks at what there is unless it is told not to. */
const looking = (refresh: boolean): readonly string[] => (refresh ? [] : ['-refresh=false']);

/** The exit code of a plan with changes. */
const changesPlanned = 2;

/** Terraform, by whatever name; `lives` says which cases of the lives it runs. */
export function terraformEngine(name: string, lives: Engine['lives']): Engine {
  const command = commandPath(name);
  const engine: Engine = {
    name,
    ...(command === undefined && { missing: `${name} is not on PATH` }),

    lives,

    ofRecordAlone: 'update',

    deletesFirst: true,

    says: inWords,

    async opened(world: World) {
      if (command === undefined) throw new Error(`${name} is not on PATH.`);
      const folder = await TerraformFolder.open(command, world);
      if (startsAnew) {
        await folder.run(['init', '-json']);
        return new TerraformWorkspace(folder, undefined);
      }
      return new TerraformWorkspace(folder, await DebuggedProvider.start(folder.path, folder.variables()));
    },

    async deployed(world, resource, inputs) {
      const workspace = await engine.opened(world);
      try {
        await workspace.declare(resource, inputs);
        await workspace.deploy();
        return workspace;
      } catch (error) {
        await workspace[Symbol.asyncDispose]();
        throw error;
      }
    },
  };
  return engine;
}

/** Each command starts the provider several times. The long search for faults takes that time; else it is started once for each test. */
const startsAnew = process.env.TORTURE === '1';

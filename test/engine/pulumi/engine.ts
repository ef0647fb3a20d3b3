import { setTimeout as sleep } from 'node:timers/promises';
import type { OperationName } from '../../../api/contract-types.js';
import type { AnyResource, InputsFor } from '../../../provider/model/index.js';
import type { Answer } from '../answer.js';
import { PulumiStack } from './stack.js';
import type { Engine, OnRecord, Workspace } from '../engine.js';
import type { World } from '../world.js';

/** The name of the resource under test. */
const subject = 'subject';

class PulumiWorkspace implements Workspace {
  private readonly stack: PulumiStack;

  constructor(stack: PulumiStack) {
    this.stack = stack;
  }

  get emulator() {
    return this.stack.emulator.controls;
  }

  declare<R extends AnyResource>(resource: R, inputs: InputsFor<R>): Promise<void> {
    const properties = inputs as Readonly<Record<string, unknown>>;
    return this.stack.declare({ resources: { [subject]: { type: typeOf(resource), properties } } });
  }

  async plan({ refresh = false } = {}): Promise<Answer> {
    const args = ['preview', '--expect-no-changes', ...(refresh ? ['--refresh'] : [])];
    const run = await this.stack.start(args).ended;
    const answer = run.answer(subject);
    // What nightly checks look at is the exit code, so it must say the same.
    const promised = answer.change === 'same' ? 0 : changesProposed;
    if (run.exitCode !== promised) throw new Error(`The exit code was to be ${promised}:\n\n${run.output}`);
    return answer;
  }

  async deploy({ refresh = false } = {}): Promise<Answer> {
    const run = await this.stack.up(...(refresh ? ['--refresh'] : []));
    return run.answer(subject);
  }

  async refused(): Promise<Answer> {
    const run = await this.stack.failing(commands.deploy);
    return run.answer(subject);
  }

  async interrupted(command: 'deploy' | 'destroy', during: OperationName): Promise<void> {
    const release = this.emulator.hold(during);
    const { process, ended } = this.stack.start(commands[command]);
    await Promise.race([release.arrived, ended.then(({ output }) => Promise.reject(new Error(output)))]);

    process.kill('SIGINT');
    // The engine needs a moment to tell the plugin, which nothing shows.
    await sleep(500);
    release();
    await ended;
  }

  async recorded(): Promise<OnRecord | undefined> {
    const found = await this.stack.recorded(subject);
    return found && { ...withoutNoise(found), id: found.id ?? '', isHalfMade: (found.initErrors ?? []).length > 0 };
  }

  keep(): Promise<void> {
    return Promise.resolve();
  }

  async refresh(): Promise<Answer> {
    const run = await this.stack.pulumi(['refresh', '--yes', '--skip-preview']);
    return run.answer(subject);
  }

  async import(resource: AnyResource, id: string): Promise<void> {
    const code = 'imported.yaml';
    const flags = ['--yes', '--skip-preview', '--protect=false', '--out', code];
    await this.stack.pulumi(['import', typeOf(resource), subject, id, ...flags]);
    await this.stack.declare({ text: await this.stack.read(code) });
  }

  async forget(): Promise<void> {
    const { urn = '' } = (await this.stack.recorded(subject)) ?? {};
    await this.stack.pulumi(['state', 'delete', urn, '--yes']);
  }

  async destroy(): Promise<Answer> {
    const run = await this.stack.destroy();
    return run.answer(subject);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stack[Symbol.asyncDispose]();
  }
}

const commands = {
  deploy: ['up', '--yes', '--skip-preview'],
  destroy: ['destroy', '--yes', '--skip-preview'],
} as const;

/** The exit code of a preview that was to find nothing and did. */
const changesProposed = 7;

/** Each run encrypts secrets anew. */
const withoutNoise = (found: object): object =>
  JSON.parse(JSON.stringify(found, (key, value: unknown) => (key === 'ciphertext' ? '…' : value))) as object;

const typeOf = ({ type }: AnyResource): string => `codecatalyst:index:${type}`;

/** The real Pulumi, with programs in YAML. */
export const pulumi: Engine = {
  name: 'pulumi',

  lives: () => true,

  ofRecordAlone: 'same',

  deletesFirst: false,

  says: (text) => text,

  opened: async (world: World) => new PulumiWorkspace(await PulumiStack.open(world)),

  async deployed(world, resource, inputs) {
    const workspace = await pulumi.opened(world);
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

import { populate } from '../engine/world.js';
import { PulumiStack } from '../engine/pulumi/stack.js';
import { gitLogin } from '../git-login.js';
import type { OpenStage } from './engine.js';
import { RealEngine } from './real-engine.js';
import { settings, world } from './stories.js';

/** Opens stages for the real Pulumi, several at once; a stack that was left empty serves the next. */
export class RealStages implements AsyncDisposable {
  readonly #all = new Set<PulumiStack>();
  #free: PulumiStack[] = [];

  readonly open: OpenStage = async ({ type, prepare, hasGitLogin = false }) => {
    const stack = this.#free.pop() ?? (await this.#newStack());
    const { emulator } = stack;
    emulator.controls.state.reset();
    emulator.controls.putUser(emulator.user);
    await populate(emulator, world);
    await prepare?.(emulator);
    const login = hasGitLogin ? await gitLogin(emulator) : {};
    const engine = new RealEngine(stack, type, { ...settings, ...login });
    return {
      emulator,
      engine,
      [Symbol.asyncDispose]: async () => {
        if (engine.ids.length === 0) this.#free.push(stack);
        else await this.#end(stack);
      },
    };
  };

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#all].map((stack) => this.#end(stack)));
  }

  async #newStack(): Promise<PulumiStack> {
    const stack = await PulumiStack.open(world);
    this.#all.add(stack);
    return stack;
  }

  async #end(stack: PulumiStack): Promise<void> {
    this.#all.delete(stack);
    await stack[Symbol.asyncDispose]();
  }
}

import { type Contract, greeted } from '../contract/contract.js';
import { startWorld } from '../engine/world.js';
import { gitLogin } from '../git-login.js';
import type { OpenStage } from './engine.js';
import { SmallEngine } from './small-engine.js';
import { settings, world } from './stories.js';

/** Opens stages for the stand-in of the engine, one after another: they share a plugin. */
export class SmallStages implements AsyncDisposable {
  #contract: Contract | undefined;

  readonly open: OpenStage = async ({ type, prepare, hasGitLogin = false }) => {
    const { provider } = (this.#contract ??= await greeted());
    await using started = new AsyncDisposableStack();
    const emulator = started.use(await startWorld(world));
    await prepare?.(emulator);
    const login = hasGitLogin ? await gitLogin(emulator) : {};
    const configuration = { endpoint: emulator.url, token: emulator.token, ...settings, ...login };
    // Each command of an engine has a plugin of its own, which knows nothing of those before it.
    const engine = new SmallEngine({ provider }, type, () => provider.configure(configuration));
    const kept = started.move();
    return { emulator, engine, [Symbol.asyncDispose]: () => kept.disposeAsync() };
  };

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#contract?.[Symbol.asyncDispose]();
  }
}

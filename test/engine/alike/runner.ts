import type { Controls } from '../../../emulator/index.js';
import { PulumiStack } from '../pulumi/stack.js';
import { commandPath } from '../terraform/command.js';
import { DebuggedProvider } from '../terraform/debugged-provider.js';
import { TerraformFolder } from '../terraform/folder.js';
import type { World } from '../world.js';
import { forPulumi, forTerraform, type Program } from './program.js';

/** A place in which an engine runs one program after another. */
interface Runner extends AsyncDisposable {
  readonly emulator: Controls;
  deploy(program: Program): Promise<void>;
  destroy(): Promise<void>;
}

export async function openPulumi(world: World): Promise<Runner> {
  const stack = await PulumiStack.open(world);
  return {
    emulator: stack.emulator.controls,
    async deploy(program) {
      await stack.declare(forPulumi(program));
      await stack.up();
    },
    async destroy() {
      await stack.destroy();
    },
    [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
  };
}

/** Terraform, by whatever name. It looks at nothing before it acts, as Pulumi does unless it is asked to. */
export async function openTerraform(name: string, world: World): Promise<Runner> {
  const folder = await TerraformFolder.open(commandPath(name) ?? name, world);
  const provider = await DebuggedProvider.start(folder.path, folder.variables());
  const run = (verb: string) => folder.run([verb, '-json', '-auto-approve', '-refresh=false'], provider.variables);
  return {
    emulator: folder.emulator.controls,
    async deploy(program) {
      await folder.declare(forTerraform(program));
      await run('apply');
    },
    async destroy() {
      await run('destroy');
    },
    async [Symbol.asyncDispose]() {
      await provider[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

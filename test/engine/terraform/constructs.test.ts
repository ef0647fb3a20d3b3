import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { pinnedPackages } from '../../../tools/pinned-packages.js';
import { root, run } from '../../packaging/command-line.js';
import { embedded } from './embedded.js';
import { underEachCommand } from './under-each-command.js';
import type { TerraformFolder } from './folder.js';

/** What of a kit its matchers for jest need. */
interface Kit {
  readonly Testing: {
    setupJest(): void;
    app(): object;
    fullSynth(stack: object): string;
    synth(stack: object): string;
  };
  readonly TerraformStack: new (app: object, id: string) => object;
}
type Construct = new (scope: object, id: string, config: Readonly<Record<string, unknown>>) => object;

/** The example for a kit, compiled and run; what it declares is then the program of the folder. */
async function synthesize(folder: TerraformFolder, kit: string): Promise<void> {
  const packages = join(await pinnedPackages('constructs'), 'node_modules');
  const example = join(folder.path, 'example');
  await cp(join(root, 'examples', `bootstrap-${kit}`), example, { recursive: true });
  await symlink(packages, join(example, 'node_modules'));
  await run('tsc', ['-p', example]);
  await run('node', ['main.js'], { cwd: example });
  const text = await readFile(join(example, 'cdktf.out', 'stacks', 'bootstrap', 'cdk.tf.json'), 'utf8');
  const program = JSON.parse(text) as { readonly terraform: { backend?: unknown } };
  // Its state is to be where that of every other folder is.
  delete program.terraform.backend;
  await writeFile(join(folder.path, 'main.tf.json'), JSON.stringify(program));
}

underEachCommand('a program of constructs', (command) => {
  it.each(['cdktf', 'cdktn'])('for %s is deployed, leaves nothing to do, and is destroyed', async (kit) => {
    await using folder = await command.installed({ spaces: ['acme'] });
    await synthesize(folder, kit);
    await folder.run(['init', '-json']);

    await folder.run(['apply', '-json', '-auto-approve'], embedded);
    expect((await folder.state()).map(({ type, name }) => `${type}.${name}`)).toEqual([
      'codecatalyst_access_token.pipeline',
      'codecatalyst_branch.release',
      'codecatalyst_dev_environment.workbench',
      'codecatalyst_project.team',
      'codecatalyst_source_repository.backend-repository',
      'codecatalyst_source_repository.frontend-repository',
    ]);

    expect((await folder.start(['plan', '-json', '-detailed-exitcode'], embedded).ended).exitCode).toBe(0);
    await folder.run(['destroy', '-json', '-auto-approve'], embedded);
    expect(await folder.state()).toEqual([]);
  });

  it.each(['cdktf', 'cdktn'])('for %s is judged by the matchers of its kit', async (name) => {
    await using folder = await command.installed({ spaces: ['acme'] });
    const require = createRequire(join(await pinnedPackages('constructs'), 'package.json'));
    const kit = require(name) as Kit;
    const { Project } = require(`${name}-provider-codecatalyst/project`) as { Project: Construct };
    const { CodecatalystProvider } = require(`${name}-provider-codecatalyst/provider`) as Record<string, Construct>;
    kit.Testing.setupJest();
    const stack = new kit.TerraformStack(kit.Testing.app(), 'team');
    if (CodecatalystProvider) new CodecatalystProvider(stack, 'codecatalyst', { spaceName: 'acme' });
    new Project(stack, 'shop', { displayName: 'Web shop' });

    using _variables = given({ ...folder.variables(), TERRAFORM_BINARY_NAME: command.name });
    expect(kit.Testing.synth(stack)).toHaveResourceWithProperties(
      { tfResourceType: 'codecatalyst_project' },
      { display_name: 'Web shop' },
    );
    expect(kit.Testing.fullSynth(stack)).toBeValidTerraform();
    expect(kit.Testing.fullSynth(stack)).toPlanSuccessfully();
  });
});

declare module 'expect' {
  interface Matchers<R> {
    toHaveResourceWithProperties(resource: { readonly tfResourceType: string }, properties: object): R;
    toBeValidTerraform(): R;
    toPlanSuccessfully(): R;
  }
}

/** Sets variables of this process until they are disposed of. */
function given(variables: Readonly<Record<string, string>>): Disposable {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  return {
    [Symbol.dispose]() {
      for (const [name, value] of before) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
    },
  };
}

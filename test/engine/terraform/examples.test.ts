import { cp, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';
import { root } from '../../packaging/command-line.js';
import { DebuggedProvider } from './debugged-provider.js';
import type { TerraformFolder } from './folder.js';
import type { TerraformRun } from './run.js';
import { underEachCommand } from './under-each-command.js';

const examples = join(root, 'examples', 'terraform');

// What says where the provider comes from stands on its own page, and belongs to every program.
const providerFile = join('provider', 'provider.tf');

/** What the examples look up. */
const acme = {
  spaces: ['acme'],
  projects: ['acme/shop'],
  repositories: ['acme/shop/web'],
  workflows: ['acme/shop/web/9f5c2a31-6f0e-4b53-8f06-0d1c6a6f7c22'],
};

interface Validation {
  readonly diagnostics: readonly unknown[];
}

/** The files of each program: what imports a resource is one with what declares it. */
async function programs(): Promise<ReadonlyMap<string, readonly string[]>> {
  const files = (await readdir(examples, { recursive: true })).filter((file) => file.endsWith('.tf')).sort();
  return Map.groupBy(files, dirname);
}

/** Runs the command on a program that stands in a folder for as long as that takes. */
async function withProgram<T>(folder: TerraformFolder, files: readonly string[], use: () => Promise<T>): Promise<T> {
  const all = [...new Set([providerFile, ...files])];
  for (const file of all) await cp(join(examples, file), join(folder.path, basename(file)));
  const used = await use();
  for (const file of all) await folder.remove(basename(file));
  return used;
}

/** What the command says against a program. */
function complaintsIn({ output }: TerraformRun): readonly unknown[] {
  return (JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)) as Validation).diagnostics;
}

underEachCommand('the examples in the documentation', (command) => {
  it('are laid out as the command does it', async () => {
    await using folder = await command.installed({ spaces: [] });

    const { exitCode, output } = await folder.start(['fmt', '-check', '-diff', '-recursive', examples]).ended;

    expect(exitCode === 0 ? 'laid out' : output).toBe('laid out');
  });

  it('are valid programs', async () => {
    const found = await programs();
    await using folder = await command.installed({ spaces: [] });
    await using provider = await DebuggedProvider.start(folder.path, folder.variables());
    await folder.remove('main.tf.json');

    const said = new Map<string, readonly unknown[]>();
    for (const [program, files] of found) {
      const validate = (): Promise<TerraformRun> => folder.start(['validate', '-json'], provider.variables).ended;
      said.set(program, complaintsIn(await withProgram(folder, files, validate)));
    }

    expect(said).toEqual(new Map([...found.keys()].map((program) => [program, []])));
    // One of each kind stands for the rest.
    expect([...said.keys()]).toEqual(
      expect.arrayContaining(['provider', 'data-sources/codecatalyst_space', 'resources/codecatalyst_space']),
    );
    expect(folder.emulator.controls.countRequests()).toBe(0);
  });

  it('import what they declare, each by an id of its kind', async () => {
    const found = [...(await programs())].filter(([, files]) => files.some((file) => basename(file) === 'import.tf'));
    await using folder = await command.installed(acme);
    await using provider = await DebuggedProvider.start(folder.path, folder.variables());
    await folder.remove('main.tf.json');

    const said = new Map<string, readonly string[]>();
    for (const [program, files] of found) {
      const plan = (): Promise<TerraformRun> => folder.start(['plan', '-json'], provider.variables).ended;
      const { errors } = await withProgram(folder, files, plan);
      said.set(basename(program), [...new Set(errors.map(({ summary }) => summary))]);
    }

    // An id that names nothing was taken for one, and looked up.
    const notThere = ['Cannot import non-existent remote object'];
    expect(Object.fromEntries(said)).toEqual({
      codecatalyst_access_token: [expect.stringMatching(/^The access token \S+ is not among those of the user/)],
      codecatalyst_branch: notThere,
      codecatalyst_dev_environment: notThere,
      codecatalyst_dev_environment_session: notThere,
      codecatalyst_project: notThere,
      codecatalyst_source_repository: notThere,
      codecatalyst_space: [],
      codecatalyst_workflow_run: notThere,
    });
  });
});

import { cp, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';
import { root } from '../../packaging/command-line.js';
import { DebuggedProvider } from './debugged-provider.js';
import type { TerraformFolder } from './folder.js';
import { underEachCommand } from './under-each-command.js';

const examples = join(root, 'examples', 'terraform');

// What says where the provider comes from stands on its own page, and belongs to every program.
const providerFile = join('provider', 'provider.tf');

interface Validation {
  readonly diagnostics: readonly unknown[];
}

/** The files of each program: what imports a resource is one with what declares it. */
async function programs(): Promise<ReadonlyMap<string, readonly string[]>> {
  const files = (await readdir(examples, { recursive: true })).filter((file) => file.endsWith('.tf')).sort();
  return Map.groupBy(files, dirname);
}

/** What the command says of a program that stands in a folder for as long as it is asked. */
async function complaints(
  folder: TerraformFolder,
  files: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<readonly unknown[]> {
  for (const file of files) await cp(join(examples, file), join(folder.path, basename(file)));
  const { output } = await folder.start(['validate', '-json'], variables).ended;
  for (const file of files) await folder.remove(basename(file));
  const { diagnostics } = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)) as Validation;
  return diagnostics;
}

underEachCommand('the examples in the documentation', (command) => {
  it('are laid out as the command does it', async () => {
    await using folder = await command.installed({ spaces: [] });

    const { exitCode, output } = await folder.start(['fmt', '-check', '-diff', '-recursive', examples]).ended;

    expect(exitCode === 0 ? 'laid out' : output).toBe('laid out');
  });

  it('are valid programs, what imports a resource included', async () => {
    const found = await programs();
    await using folder = await command.installed({ spaces: [] });
    await using provider = await DebuggedProvider.start(folder.path, folder.variables());
    await folder.remove('main.tf.json');

    const said = new Map<string, readonly unknown[]>();
    for (const [program, files] of found) {
      said.set(program, await complaints(folder, [...new Set([providerFile, ...files])], provider.variables));
    }

    expect(said).toEqual(new Map([...found.keys()].map((program) => [program, []])));
    // Each kind of thing has its page, and one of each stands for the rest of it.
    expect([...said.keys()]).toEqual(
      expect.arrayContaining(['provider', 'data-sources/codecatalyst_space', 'resources/codecatalyst_space']),
    );
    expect(found.get('resources/codecatalyst_space')?.map((file) => basename(file))).toContain('import.tf');
    expect(folder.emulator.controls.countRequests()).toBe(0);
  });
});

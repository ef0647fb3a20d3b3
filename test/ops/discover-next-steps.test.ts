import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { Discovery } from './discovery.js';

const run = promisify(execFile);
const sdk = fileURLToPath(new URL('../../sdk/nodejs/bin', import.meta.url));

/** The lines under each title that says how to go on, by the title. */
function stepsIn(text: string): ReadonlyMap<string, readonly string[]> {
  const steps = new Map<string, string[]>();
  let title = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('To import')) steps.set((title = line), []);
    else if (line.startsWith('  ')) steps.get(title)?.push(line);
  }
  return steps;
}

describe('what discover says to do next', () => {
  it('works as it is printed, for each language', async () => {
    await using discovery = await Discovery.open({
      spaces: ['acme'],
      projects: ['acme/shop'],
      repositories: ['acme/shop/api'],
    });
    const { stdout } = await discovery.run(['--out', 'my infra', '--language', 'typescript', '--language', 'yaml']);
    const steps = stepsIn(stdout);
    expect([...steps.keys()]).toEqual([
      'To import the 2 that no stack has, in TypeScript:',
      'To import the 2 that no stack has, in YAML:',
    ]);

    // The user has packed the SDK, and calls the stacks by the language.
    const { stdout: packed } = await run('npm', ['pack', '--silent', sdk], { cwd: discovery.folder });
    for (const [title, lines] of steps) {
      const script = lines
        .join('\n')
        .replaceAll('/path/to/', `${discovery.folder}/`)
        .replaceAll('NAME', title.includes('YAML') ? 'in-yaml' : 'in-typescript');
      await expect(discovery.shell(`set -e\n${script}`)).resolves.toContain('3 unchanged');
    }
    expect(packed.trim()).toBe('pulumi-codecatalyst-0.1.0.tgz');
  });
});

import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { runCommand } from '../command-process.js';

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

describe('codecatalyst-iac', () => {
  it('tells its version', async () => {
    const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
    const { version } = JSON.parse(text) as { version: string };
    expect(await runCommand(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each([
    [['help', 'drift'], 'Usage: codecatalyst-iac drift [options]'],
    [['help', 'teardown', 'plan'], 'Usage: codecatalyst-iac teardown plan [options]'],
    [['drift', '--help'], 'Usage: codecatalyst-iac drift [options]'],
    [['help'], 'Usage: codecatalyst-iac COMMAND [OPTIONS]'],
  ])('shows by %j the help that is meant', async (args, expected) => {
    const { code, stdout, stderr } = await runCommand(args);
    expect([code, firstLine(stdout), stderr]).toEqual([0, expected, '']);
  });

  it.each([
    [['drfit'], 'There is no command "drfit". Did you mean drift? See codecatalyst-iac --help.'],
    [['help', 'discvoer'], 'There is no command "discvoer". Did you mean discover? See codecatalyst-iac --help.'],
    [
      ['teardown', 'pln'],
      'There is no command "teardown pln". Did you mean teardown plan? See codecatalyst-iac --help.',
    ],
    [['xyzzy'], 'There is no command "xyzzy". See codecatalyst-iac --help.'],
    [['drift', '--stakc', 'dev'], "Unknown option '--stakc'. Did you mean --stack?"],
    [['discover', '--lang=yaml'], "Unknown option '--lang=yaml'. Did you mean --language?"],
    [['discover', '--xyzzy'], "Unknown option '--xyzzy'."],
  ])('suggests for %j what was meant, if anything is near', async (args, expected) => {
    const { code, stdout, stderr } = await runCommand(args);
    expect([code, stdout, firstLine(stderr)]).toEqual([1, '', expected]);
  });
});

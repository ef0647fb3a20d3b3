import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { executable, runCommand } from '../command-process.js';

/** What bash offers where the last of the words is being typed. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runCommand(['completion', 'bash']);
  const typed = ['codecatalyst-iac', ...words];
  const line = `COMP_WORDS=(${typed.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}`;
  const script = `${stdout}\n${line}\n_codecatalyst_iac 2>/dev/null\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout: said } = spawnSync('bash', ['-c', script], {
    encoding: 'utf8',
    cwd: dirname(executable),
    env: { ...process.env, PATH: `${dirname(executable)}:${process.env.PATH ?? ''}` },
  });
  return said.split('\n').filter((word) => word !== '');
}

describe('codecatalyst-iac completion, in a real bash', () => {
  it('offers the verbs, and the second words of one', async () => {
    expect(await offered('em')).toEqual(['emulator']);
    expect(await offered('emulator', 'e')).toEqual(['env']);
    expect(await offered('')).toEqual(expect.arrayContaining(['completion', 'emulator']));
  });

  it('offers the options that are left', async () => {
    expect(await offered('emulator', '--ht')).toEqual(['--https-port']);
    expect(await offered('emulator', '--port', '1', '--po')).toEqual([]);
    expect(await offered('emulator', '--space', 'a', '--sp')).toEqual(['--space']);
  });

  it('offers what an argument may be', async () => {
    expect(await offered('completion', '')).toEqual(['bash', 'zsh']);
  });

  it('refuses a shell that it does not know', async () => {
    const { code, stdout, stderr } = await runCommand(['completion', 'tcsh']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('Allowed choices are bash, zsh.');
  });
});

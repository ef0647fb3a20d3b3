import { spawnSync } from 'node:child_process';
import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { executable, runCommand } from '../command-process.js';

/** What bash offers where the last of the words is being typed; it takes = and : for words of their own. */
const offered = (...words: readonly string[]): Promise<readonly string[]> => offeredIn(dirname(executable), words);

/** The same for somebody who stands in a folder. */
async function offeredIn(cwd: string, words: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runCommand(['completion', 'bash']);
  const typed = ['codecatalyst-iac', ...words];
  const line = `COMP_WORDS=(${typed.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}`;
  const script = `${stdout}\n${line}\n_codecatalyst_iac 2>/dev/null\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout: said } = spawnSync('bash', ['-c', script], {
    encoding: 'utf8',
    cwd,
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

  it('offers the forms of a report, and files behind the sign', async () => {
    expect(await offered('drift', '--report', 'ht')).toEqual(['html']);
    expect(await offered('drift', '--report', '=', 'ht')).toEqual(['html']);
    expect(await offered('emulator', '--git-profile', '')).toEqual(['full', 'plain']);
    await using folder = await mkdtempDisposable(join(tmpdir(), 'completion-'));
    await writeFile(join(folder.path, 'drift.html'), '');
    expect(await offeredIn(folder.path, ['drift', '--report', ''])).not.toContain('drift.html');
    expect(await offeredIn(folder.path, ['drift', '--report', 'html', '=', 'dr'])).toEqual(['drift.html']);
    expect(await offeredIn(folder.path, ['drift', '--report', 'html', '='])).toEqual(['drift.html']);
  });

  it('offers the stacks of the configuration, and those that have a file', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'completion-'));
    await mkdir(join(folder.path, 'infra'));
    const stacks = [{ stack: 'here' }, { folder: 'infra', stack: 'production' }];
    await writeFile(join(folder.path, 'codecatalyst-iac.yaml'), JSON.stringify({ version: 1, stacks }));
    await writeFile(join(folder.path, 'infra/Pulumi.staging.yaml'), '');
    await writeFile(join(folder.path, 'Pulumi.yaml'), '');

    expect(await offeredIn(folder.path, ['drift', '--stack', 'he'])).toEqual(['here']);
    // What bash replaces is what stands behind the colon.
    expect(await offeredIn(folder.path, ['drift', '--stack', 'infra', ':'])).toEqual(['staging', 'production']);
    expect(await offeredIn(folder.path, ['drift', '--stack', 'infra', ':', 'pr'])).toEqual(['production']);
    expect(await offeredIn(folder.path, ['drift', '--stack', 'in'])).toEqual(expect.arrayContaining(['infra']));
  });

  it('offers the commands that help is for', async () => {
    expect(await offered('help', 'dr')).toEqual(['drift']);
  });

  it('refuses a shell that it does not know', async () => {
    const { code, stdout, stderr } = await runCommand(['completion', 'tcsh']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('Allowed choices are bash, zsh.');
  });
});

import { mkdtempDisposable, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { writeOutput } from '../../../provider/ops/discover/output.js';

const temporary = () => mkdtempDisposable(join(tmpdir(), 'output-'));
const output = { renewed: { 'yaml/Main.yaml': 'one', 'a.csv': 'two' }, once: { 'yaml/Pulumi.yaml': 'three' } };

describe('what discover writes', () => {
  it('is written anew where nobody touched it, and told apart from what stays', async () => {
    await using folder = await temporary();
    expect(await writeOutput(folder.path, output, false)).toEqual([
      { path: 'a.csv', outcome: 'new' },
      { path: 'yaml/Main.yaml', outcome: 'new' },
      { path: 'yaml/Pulumi.yaml', outcome: 'new' },
    ]);
    await writeFile(join(folder.path, 'yaml/Pulumi.yaml'), 'mine');

    const next = { ...output, renewed: { 'yaml/Main.yaml': 'ONE', 'a.csv': 'two' } };
    expect(await writeOutput(folder.path, next, false)).toEqual([
      { path: 'a.csv', outcome: 'unchanged' },
      { path: 'yaml/Main.yaml', outcome: 'renewed' },
      { path: 'yaml/Pulumi.yaml', outcome: 'kept' },
    ]);
    expect(await readFile(join(folder.path, 'yaml/Pulumi.yaml'), 'utf8')).toBe('mine');
    expect(await readFile(join(folder.path, 'yaml/Main.yaml'), 'utf8')).toBe('ONE');
  });

  it('loses nothing that somebody else wrote, unless forced, and then nothing else is written either', async () => {
    await using folder = await temporary();
    await writeOutput(folder.path, output, false);
    await writeFile(join(folder.path, 'yaml/Main.yaml'), 'edited');

    const next = { renewed: { 'yaml/Main.yaml': 'ONE', 'a.csv': 'TWO', 'b.csv': 'new' }, once: {} };
    const refused = writeOutput(folder.path, next, false);
    await expect(refused).rejects.toThrow(
      `overwrite what somebody else wrote: ${join(folder.path, 'yaml/Main.yaml')}.`,
    );
    expect(await readFile(join(folder.path, 'yaml/Main.yaml'), 'utf8')).toBe('edited');
    expect(await readFile(join(folder.path, 'a.csv'), 'utf8')).toBe('two');
    expect((await readdir(folder.path)).toSorted()).toEqual(['.discover.json', 'a.csv', 'yaml']);

    await writeOutput(folder.path, next, true);
    expect(await readFile(join(folder.path, 'yaml/Main.yaml'), 'utf8')).toBe('ONE');
  });

  it('spares a file that was there before', async () => {
    await using folder = await temporary();
    await writeFile(join(folder.path, 'a.csv'), 'mine');
    await expect(writeOutput(folder.path, output, false)).rejects.toThrow('a.csv');
  });

  it('takes a file that is what it would write for its own', async () => {
    await using folder = await temporary();
    await writeOutput(folder.path, output, false);
    await rm(join(folder.path, '.discover.json'));
    expect(await writeOutput(folder.path, output, false)).toContainEqual({ path: 'a.csv', outcome: 'unchanged' });
    await expect(
      writeOutput(folder.path, { ...output, renewed: { ...output.renewed, 'a.csv': 'TWO' } }, false),
    ).resolves.toContainEqual({ path: 'a.csv', outcome: 'renewed' });
  });
});

import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root, run } from './command-line.js';
import { filesOf } from './files-of.js';

describe.each(['cdktf', 'cdktn'])('the constructs for %s', (kit) => {
  it('are what the schema makes today', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'constructs-'));
    await run('node', [join(root, 'tools/emit-constructs.ts'), folder.path]);
    const made = await filesOf(join(folder.path, kit, 'src'));
    const committed = await filesOf(join(root, 'sdk', kit, 'src'));
    expect(Object.keys(committed)).toEqual(Object.keys(made));
    // Run make constructs where a file of the list is stale.
    expect(Object.keys(made).filter((path) => made[path] !== committed[path])).toEqual([]);
  });

  it('are a package of this version, for the pinned kit and any constructs that both kits take', async () => {
    const facts = JSON.parse(await readFile(join(root, 'sdk', kit, 'package.json'), 'utf8')) as object;
    expect(facts).toMatchObject({
      name: `${kit}-provider-codecatalyst`,
      version: '0.1.0',
      peerDependencies: { [kit]: kit === 'cdktf' ? '^0.21.0' : '^0.24.0', constructs: '>=10.6.0 <10.8.0' },
    });
  });
});

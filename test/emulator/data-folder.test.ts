import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CreateProjectCommand, GetProjectCommand } from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../emulator/index.js';
import { awsSdkClient } from './aws-sdk-client.js';
import { bundledEmulator, startEmulatorProcess } from './emulator-process.js';
import { temporaryFolder } from './temporary-folder.js';

const fileIn = (dataDir: string) => join(dataDir, 'emulator.sqlite');

/** How SQLite keeps a change whole: `wal` for the log, `delete` for the journal of older emulators. */
function journalOf(dataDir: string): unknown {
  const database = new DatabaseSync(fileIn(dataDir));
  try {
    return database.prepare('PRAGMA journal_mode').get()?.journal_mode;
  } finally {
    database.close();
  }
}

/** Makes the database of a folder as an older emulator left it. */
function makeOld(dataDir: string): void {
  const database = new DatabaseSync(fileIn(dataDir));
  database.exec(readFileSync(join(import.meta.dirname, 'storage-version-4.sql'), 'utf8'));
  database.close();
}

describe('the log of a data folder', () => {
  it('is readable to its owner alone, as the database is', async () => {
    await using folder = await temporaryFolder();
    await using _emulator = await startEmulator({ dataDir: folder.path, spaces: ['acme'] });

    const modes = ['', '-wal', '-shm'].map((end) => statSync(fileIn(folder.path) + end).mode & 0o777);

    expect(modes).toEqual([0o600, 0o600, 0o600]);
  });

  it('goes when the last emulator of the folder ends', async () => {
    await using folder = await temporaryFolder();
    await using first = await startEmulator({ dataDir: folder.path, spaces: ['acme'] });
    const second = await startEmulator({ dataDir: folder.path });

    await second.close();
    expect(existsSync(`${fileIn(folder.path)}-wal`)).toBe(true);
    await first.close();

    expect(readdirSync(folder.path)).toContain('emulator.sqlite');
    expect(readdirSync(folder.path).filter((name) => name.startsWith('emulator.sqlite-'))).toEqual([]);
  });

  it('is read by the next emulator after kill -9', async () => {
    await using folder = await temporaryFolder();
    const dataDir = join(folder.path, 'data');
    const module = await bundledEmulator(folder.path);
    await using killed = await startEmulatorProcess(module, { dataDir, spaces: ['acme'] });
    using before = awsSdkClient(killed);
    await before.send(new CreateProjectCommand({ spaceName: 'acme', displayName: 'shop' }));

    await killed.kill();
    expect(statSync(`${fileIn(dataDir)}-wal`).size).toBeGreaterThan(0);
    await using next = await startEmulator({ dataDir });
    using after = awsSdkClient(next);

    await expect(after.send(new GetProjectCommand({ spaceName: 'acme', name: 'shop' }))).resolves.toMatchObject({
      displayName: 'shop',
    });
  });

  it('takes the place of the journal in a folder of an older emulator', async () => {
    await using folder = await temporaryFolder();
    makeOld(folder.path);
    expect(journalOf(folder.path)).toBe('delete');

    const emulator = await startEmulator({ dataDir: folder.path });
    expect(emulator.token).toBe('the-token-of-version-4');
    await emulator.close();

    expect(journalOf(folder.path)).toBe('wal');
  });

  it('is agreed on by emulators that start at once in a folder of an older one', async () => {
    await using folder = await temporaryFolder();
    const module = await bundledEmulator(folder.path);
    makeOld(folder.path);

    const [left, right] = await Promise.all([
      startEmulatorProcess(module, { dataDir: folder.path }),
      startEmulatorProcess(module, { dataDir: folder.path }),
    ]);
    await using _left = left;
    await using _right = right;

    expect([left.token, right.token]).toEqual(['the-token-of-version-4', 'the-token-of-version-4']);
    expect(journalOf(folder.path)).toBe('wal');
  });

  it('serves an emulator that was there before it', async () => {
    await using folder = await temporaryFolder();
    await using seeded = await startEmulator({ dataDir: folder.path, spaces: ['acme'] });
    await seeded.close();
    const other = new DatabaseSync(fileIn(folder.path));
    other.exec('PRAGMA journal_mode = DELETE');
    const spaces = other.prepare('SELECT name FROM spaces');

    await using emulator = await startEmulator({ dataDir: folder.path });
    emulator.controls.addSpace({ name: 'umbrella' });
    const read = spaces.all().map((row) => row.name);
    other.exec("DELETE FROM spaces WHERE name = 'acme'");
    other.close();

    expect(read).toEqual(['acme', 'umbrella']);
    expect(existsSync(`${fileIn(folder.path)}-wal`)).toBe(true);
    expect(() => emulator.controls.addProject('acme', { displayName: 'shop' })).toThrow('acme');
  });
});

describe('emulators of one data folder', () => {
  it('see at once what another process has done', async () => {
    await using folder = await temporaryFolder();
    const options = { dataDir: join(folder.path, 'data'), spaces: ['acme'] };
    const module = await bundledEmulator(folder.path);
    await using there = await startEmulatorProcess(module, options);
    await using here = await startEmulator(options);
    using theirs = awsSdkClient(there);
    using ours = awsSdkClient(here);

    for (const name of ['one', 'two', 'three']) {
      await theirs.send(new CreateProjectCommand({ spaceName: 'acme', displayName: name }));
      const found = await ours.send(new GetProjectCommand({ spaceName: 'acme', name }));
      expect(found.displayName).toBe(name);
    }
  });
});

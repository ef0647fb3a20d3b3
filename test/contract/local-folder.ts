import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtempDisposable, readdir } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Contract, greeted } from './contract.js';
import type { Values } from './struct.js';

/** What the owner of a local service writes down. */
interface Kept {
  readonly pid: number;
  readonly port: number;
  readonly ready?: { readonly url: string; readonly token: string; readonly spaces: readonly string[] };
}

/** The folder of a program whose endpoint is local. */
export class LocalFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  get data(): string {
    return join(this.path, '.codecatalyst-local');
  }

  get isThere(): boolean {
    return existsSync(this.data);
  }

  get kept(): Kept {
    return JSON.parse(readFileSync(join(this.data, 'endpoint.json'), 'utf8')) as Kept;
  }

  set kept(kept: Kept) {
    writeFileSync(join(this.data, 'endpoint.json'), JSON.stringify(kept));
  }

  files(): Promise<string[]> {
    return readdir(this.data);
  }

  /** Whether a process has said that it serves. */
  get isReady(): boolean {
    return existsSync(join(this.data, 'endpoint.json')) && this.kept.ready !== undefined;
  }

  /** How many repositories a project has on the disk, whether or not anybody serves; undefined in the middle of a commit. */
  repositoriesOf(project: string): number | undefined {
    const database = new DatabaseSync(join(this.data, 'emulator.sqlite'), { readOnly: true });
    try {
      const counted = database.prepare(
        'SELECT count(*) AS made FROM sourceRepositories r JOIN projects p ON p.key = r.projectKey WHERE p.name = ?',
      );
      return Number(counted.get(project)?.made);
    } catch {
      return undefined;
    } finally {
      database.close();
    }
  }

  /** Whether nobody owns the service. */
  get isFree(): boolean {
    const lock = new DatabaseSync(join(this.data, 'owner.lock'));
    try {
      lock.exec('BEGIN IMMEDIATE');
      return true;
    } catch {
      return false;
    } finally {
      lock.close();
    }
  }

  /** Takes the lock as an owner does that never gets ready. */
  takeLock(): Disposable {
    mkdirSync(this.data, { recursive: true });
    const lock = new DatabaseSync(join(this.data, 'owner.lock'));
    lock.exec('BEGIN IMMEDIATE');
    return lock;
  }

  /** Whether something listens at the port that is kept. */
  answers(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = createConnection(this.kept.port, '127.0.0.1');
      const end = (answered: boolean) => () => {
        socket.destroy();
        resolve(answered);
      };
      socket.once('connect', end(true)).once('error', end(false));
    });
  }

  /** Starts a plugin here, as the engine does for a phase of a run, and configures it. */
  async plugin(settings: Values = {}): Promise<Contract> {
    const contract = await greeted({}, this.path);
    await contract.provider.configure({ endpoint: 'local', spaceName: 'acme', ...settings });
    return contract;
  }
}

/** A new folder that goes with the test that asked for it. */
export async function localFolder(): Promise<AsyncDisposable & { readonly local: LocalFolder }> {
  const folder = await mkdtempDisposable(join(tmpdir(), 'local-'));
  return { local: new LocalFolder(folder.path), [Symbol.asyncDispose]: () => folder.remove() };
}

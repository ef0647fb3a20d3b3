import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Emulator, startEmulator } from '../../emulator/index.js';
import { root, run } from './command-line.js';

export const packed = join(root, 'dist/pulumi-resource-codecatalyst-v0.1.0.tar.gz');

/** How many resources a run left as they were, made or took away. */
type Summary = Readonly<Record<string, number>>;

/** A machine that has Pulumi, our plugin from the packed file, and a program; it shares nothing with this repository. */
export class Installation implements AsyncDisposable {
  readonly emulator: Emulator;
  readonly folder: string;

  private constructor(emulator: Emulator, folder: string) {
    this.emulator = emulator;
    this.folder = folder;
  }

  static async make(): Promise<Installation> {
    const folder = await mkdtemp(join(tmpdir(), 'installation-'));
    const installation = new Installation(await startEmulator({ spaces: ['acme'] }), folder);
    await Promise.all(['home', 'backend', 'program'].map((name) => mkdir(join(folder, name))));
    await installation.pulumi('plugin', 'install', 'resource', 'codecatalyst', '0.1.0', '--file', packed);
    return installation;
  }

  /** The folder of the program. */
  get program(): string {
    return join(this.folder, 'program');
  }

  write(file: string, text: string): Promise<void> {
    return writeFile(join(this.program, file), text);
  }

  pulumi(...args: readonly string[]): Promise<string> {
    const env = {
      HOME: join(this.folder, 'home'),
      PULUMI_HOME: join(this.folder, 'home', '.pulumi'),
      PULUMI_BACKEND_URL: `file://${join(this.folder, 'backend')}`,
      PULUMI_CONFIG_PASSPHRASE: 'for tests',
      PULUMI_SKIP_UPDATE_CHECK: 'true',
      AWS_ENDPOINT_URL_CODECATALYST: this.emulator.url,
      AWS_BEARER_TOKEN_CODECATALYST: this.emulator.token,
    };
    return run('pulumi', [...args, '--non-interactive'], { cwd: this.program, env });
  }

  /** What a preview would change. */
  async preview(): Promise<Summary> {
    return (JSON.parse(await this.pulumi('preview', '--json')) as { changeSummary: Summary }).changeSummary;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.emulator.close();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

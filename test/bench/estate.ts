import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A stack of one project with many repositories, on a plugin of choice. */
export class Estate {
  private readonly folder: string;
  private readonly environment: NodeJS.ProcessEnv;

  private constructor(folder: string, environment: NodeJS.ProcessEnv) {
    this.folder = folder;
    this.environment = environment;
  }

  static async make(
    folder: string,
    plugin: string,
    repositories: number,
    environment: NodeJS.ProcessEnv,
  ): Promise<Estate> {
    await mkdir(join(folder, 'backend'), { recursive: true });
    const program = {
      name: 'estate',
      runtime: 'yaml',
      plugins: { providers: [{ name: 'codecatalyst', path: plugin }] },
      resources: {
        project: { type: 'codecatalyst:Project', properties: { spaceName: 'acme', displayName: 'estate' } },
        ...Object.fromEntries(
          Array.from({ length: repositories }, (_, index) => [`repository${index}`, repository(index)]),
        ),
      },
    };
    // JSON is YAML, and needs no library.
    await writeFile(join(folder, 'Pulumi.yaml'), JSON.stringify(program, null, 2));
    const estate = new Estate(folder, {
      ...process.env,
      ...environment,
      PULUMI_HOME: join(folder, 'home'),
      PULUMI_BACKEND_URL: `file://${join(folder, 'backend')}`,
      PULUMI_CONFIG_PASSPHRASE: 'bench',
      PULUMI_SKIP_UPDATE_CHECK: 'true',
    });
    await estate.pulumi('stack', 'init', 'bench');
    return estate;
  }

  /** Runs a command of Pulumi and answers how long it took, in milliseconds. */
  async pulumi(...args: string[]): Promise<number> {
    const begin = performance.now();
    const options = { cwd: this.folder, env: this.environment, maxBuffer: 2 ** 28 };
    try {
      await run('pulumi', [...args, '--non-interactive'], options);
    } catch (error) {
      throw new Error(`pulumi ${args.join(' ')} failed:\n${(error as { stdout: string }).stdout.slice(-2000)}`);
    }
    return performance.now() - begin;
  }
}

// A null provider tells no outputs, so the program takes none: both do the same work for the engine.
const repository = (index: number): object => ({
  type: 'codecatalyst:SourceRepository',
  properties: { spaceName: 'acme', projectName: 'estate', name: `repository-${index}`, description: 'One of many' },
  options: { dependsOn: ['${project}'] },
});

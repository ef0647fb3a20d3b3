import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { watchPeak } from './watch-peak.ts';

const run = promisify(execFile);

/** What a command took. */
export interface Run {
  readonly milliseconds: number;
  /** The most memory that the plugin held, in MB. */
  readonly megabytes: number;
}

/** A stack of one project with many repositories, on a plugin of choice. */
export class Estate {
  private readonly folder: string;
  private readonly plugin: string;
  private readonly environment: NodeJS.ProcessEnv;

  private constructor(folder: string, plugin: string, environment: NodeJS.ProcessEnv) {
    this.folder = folder;
    this.plugin = plugin;
    this.environment = environment;
  }

  /** Makes one whose project is named as its folder. */
  static async make(
    folder: string,
    plugin: string,
    repositories: number,
    environment: NodeJS.ProcessEnv,
  ): Promise<Estate> {
    await mkdir(join(folder, 'backend'), { recursive: true });
    const project = basename(folder);
    const program = {
      name: 'estate',
      runtime: 'yaml',
      plugins: { providers: [{ name: 'codecatalyst', path: plugin }] },
      resources: {
        project: { type: 'codecatalyst:Project', properties: { spaceName: 'acme', displayName: project } },
        ...Object.fromEntries(
          Array.from({ length: repositories }, (_, index) => [`repository${index}`, repository(project, index)]),
        ),
      },
    };
    // JSON is YAML, and needs no library.
    await writeFile(join(folder, 'Pulumi.yaml'), JSON.stringify(program, null, 2));
    const estate = new Estate(folder, plugin, {
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

  /** Runs a command of Pulumi. */
  async pulumi(...args: string[]): Promise<Run> {
    const begin = performance.now();
    const options = { cwd: this.folder, env: this.environment, maxBuffer: 2 ** 28 };
    const running = run('pulumi', [...args, '--non-interactive'], options);
    const memory = watchPeak(running.child.pid ?? 0, this.plugin);
    try {
      await running;
    } catch (error) {
      throw new Error(`pulumi ${args.join(' ')} failed:\n${(error as { stdout: string }).stdout.slice(-2000)}`);
    } finally {
      memory.stop();
    }
    return { milliseconds: performance.now() - begin, megabytes: memory.megabytes };
  }
}

// A null provider tells no outputs, so the program takes none: both do the same work for the engine.
const repository = (projectName: string, index: number): object => ({
  type: 'codecatalyst:SourceRepository',
  properties: { spaceName: 'acme', projectName, name: `repository-${index}`, description: 'One of many' },
  options: { dependsOn: ['${project}'] },
});

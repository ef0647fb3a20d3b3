import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { source, writeMirror } from '../../tools/terraform-mirror.ts';
import type { Run } from './estate.ts';
import { watchPeak } from './watch-peak.ts';

const run = promisify(execFile);

/** A working folder of Terraform with one project and many repositories. */
export class TerraformEstate {
  private readonly command: string;
  private readonly folder: string;
  private readonly environment: NodeJS.ProcessEnv;

  private constructor(command: string, folder: string, environment: NodeJS.ProcessEnv) {
    this.command = command;
    this.folder = folder;
    this.environment = environment;
  }

  static async make(
    command: string,
    folder: string,
    repositories: number,
    environment: NodeJS.ProcessEnv,
  ): Promise<TerraformEstate> {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'main.tf.json'), JSON.stringify(program(repositories), null, 2));
    const estate = new TerraformEstate(command, folder, {
      ...process.env,
      ...environment,
      TF_CLI_CONFIG_FILE: await writeMirror(join(folder, 'home')),
      CHECKPOINT_DISABLE: '1',
    });
    await estate.terraform('init');
    return estate;
  }

  /** Runs a command of Terraform. */
  async terraform(...args: string[]): Promise<Run> {
    const begin = performance.now();
    const options = { cwd: this.folder, env: this.environment, maxBuffer: 2 ** 28 };
    const running = run(this.command, [...args, '-input=false', '-no-color'], options);
    const memory = watchPeak(running.child.pid ?? 0, 'terraform-provider-codecatalyst');
    try {
      await running;
    } catch (error) {
      throw new Error(`terraform ${args.join(' ')} failed:\n${(error as { stderr: string }).stderr.slice(-2000)}`);
    } finally {
      memory.stop();
    }
    return { milliseconds: performance.now() - begin, megabytes: memory.megabytes };
  }
}

const program = (repositories: number): object => ({
  terraform: { required_providers: { codecatalyst: { source } } },
  resource: {
    codecatalyst_project: { shop: { space_name: 'acme', display_name: 'shop' } },
    codecatalyst_source_repository: Object.fromEntries(
      Array.from({ length: repositories }, (_, index) => [`repository${index}`, repository(index)]),
    ),
  },
});

const repository = (index: number): object => ({
  space_name: 'acme',
  project_name: '${codecatalyst_project.shop.name}',
  name: `repository-${index}`,
  description: 'One of many',
});

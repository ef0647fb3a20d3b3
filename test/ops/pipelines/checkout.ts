import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Emulator, startEmulator } from '../../../emulator/index.js';
import { root, run } from '../../packaging/command-line.js';
import { packed } from '../../packaging/installed-plugin.js';
import { pipelines } from './jobs.js';

const program = `name: estate
runtime: yaml
resources:
  shop:
    type: codecatalyst:Project
    properties: { spaceName: acme, displayName: "Shop \${pulumi.stack}", description: The shop }
  api:
    type: codecatalyst:SourceRepository
    properties: { spaceName: acme, projectName: "\${shop.name}", name: api }
`;

interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** A repository as the README of the pipelines has it, on a machine that has Node, Pulumi and Git and shares nothing with this one. */
export class Checkout implements AsyncDisposable {
  readonly emulator: Emulator;
  readonly folder: string;
  private readonly top: string;

  private constructor(emulator: Emulator, top: string) {
    this.emulator = emulator;
    this.top = top;
    this.folder = join(top, 'checkout');
  }

  static async make(): Promise<Checkout> {
    const checkout = new Checkout(
      await startEmulator({ spaces: ['acme'] }),
      await mkdtemp(join(tmpdir(), 'pipeline-')),
    );
    const { folder, top } = checkout;
    await Promise.all(
      ['home', 'backend', 'checkout/vendor'].map((name) => mkdir(join(top, name), { recursive: true })),
    );
    await cp(join(pipelines, 'ci'), join(folder, 'ci'), { recursive: true });
    await copyFile(packed, join(folder, 'vendor', 'pulumi-resource-codecatalyst-v0.1.0.tar.gz'));
    const packing = ['pack', join(root, 'dist/command'), '--pack-destination', join(folder, 'vendor'), '--silent'];
    await run('npm', packing, { env: { HOME: join(top, 'home') } });
    const dependencies = { 'codecatalyst-iac': 'file:vendor/codecatalyst-iac-0.1.0.tgz' };
    await checkout.write('package.json', JSON.stringify({ name: 'estate', private: true, dependencies }));
    await checkout.write('Pulumi.yaml', program);
    await checkout.write('codecatalyst-iac.yaml', 'version: 1\nspaces: [acme]\nteardown: { protect: nothing }\n');
    await checkout.mustRun(
      'npm install --package-lock-only --offline --no-audit --no-fund',
      'git init --quiet -b main && git add . && git -c user.name=t -c user.email=t@example.org commit --quiet -m estate',
      'pulumi stack init production',
    );
    return checkout;
  }

  write(file: string, text: string): Promise<void> {
    return writeFile(join(this.folder, file), text);
  }

  /** Runs commands as a pipeline does: one shell, which ends at the first that fails. */
  async run(commands: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    const login = this.emulator.controls.logIn('jane.doe');
    const env = {
      PATH: `${root}/node_modules/.bin:${root}/.tools/bin:${process.env.PATH ?? ''}`,
      HOME: join(this.top, 'home'),
      PULUMI_BACKEND_URL: `file://${join(this.top, 'backend')}`,
      PULUMI_CONFIG_PASSPHRASE: 'for tests',
      PULUMI_SKIP_UPDATE_CHECK: 'true',
      AWS_ENDPOINT_URL_CODECATALYST: this.emulator.url,
      AWS_PROFILE: 'codecatalyst',
      CODECATALYST_SSO_CACHE: Buffer.from(JSON.stringify(login)).toString('base64'),
      ...variables,
    };
    const options = { cwd: this.folder, env, maxBuffer: 2 ** 26 };
    const args = ['-eo', 'pipefail', '-c', commands.join('\n')];
    try {
      const { stdout, stderr } = await promisify(execFile)('bash', args, options);
      return { code: 0, output: stdout + stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, output: stdout + stderr };
    }
  }

  async mustRun(...commands: readonly string[]): Promise<void> {
    const { code, output } = await this.run(commands);
    if (code !== 0) throw new Error(output);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.emulator.close();
    await rm(this.top, { recursive: true, force: true, maxRetries: 5 });
  }
}

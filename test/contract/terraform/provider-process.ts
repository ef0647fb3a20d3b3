import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const executable = fileURLToPath(new URL('../../../dist/terraform/terraform-provider-codecatalyst', import.meta.url));

// What Terraform gives every provider that it starts.
export const cookie = {
  TF_PLUGIN_MAGIC_COOKIE: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2',
  PLUGIN_PROTOCOL_VERSIONS: '6,5',
};

type Environment = Readonly<Record<string, string>>;

/** The built provider in a process of its own; nothing of our own environment gets in. */
export class ProviderProcess {
  readonly exited: Promise<number | null>;
  private readonly child: ChildProcess;
  private readonly printed = { out: '', log: '' };

  constructor(environment: Environment, args: readonly string[] = [], folder?: string) {
    this.child = spawn(executable, args, {
      ...(folder !== undefined && { cwd: folder }),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, HOME: '/nonexistent', ...environment },
    });
    this.child.stdout?.on('data', (text: Buffer) => (this.printed.out += text.toString()));
    this.child.stderr?.on('data', (text: Buffer) => (this.printed.log += text.toString()));
    this.exited = once(this.child, 'close').then(([code]) => code as number | null);
  }

  /** The first line that it writes to standard output. */
  async line(): Promise<string> {
    for (;;) {
      const [line, ...more] = this.printed.out.split('\n');
      if (line !== undefined && more.length > 0) return line;
      const ended = this.exited.then((code) => {
        throw new Error(`The provider ended with ${String(code)}: ${this.printed.log}`);
      });
      if (this.child.stdout) await Promise.race([once(this.child.stdout, 'data'), ended]);
    }
  }

  /** All that it has written to standard error. */
  get log(): string {
    return this.printed.log;
  }

  get out(): string {
    return this.printed.out;
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }
}

/** Where a provider listens, from the line that it told. */
export function placeOf(line: string): {
  readonly target: string;
  readonly certificate: string;
  readonly fields: string[];
} {
  const fields = line.split('|');
  const [, , network, address = '', , der = ''] = fields;
  // It comes without its padding.
  const padded = Buffer.from(der, 'base64').toString('base64');
  const pem = (padded.match(/.{1,64}/g) ?? []).join('\n');
  return {
    target: network === 'unix' ? `unix:${address}` : address,
    certificate: `-----BEGIN CERTIFICATE-----\n${pem}\n-----END CERTIFICATE-----\n`,
    fields,
  };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { hosts, source } from '../../../tools/terraform-mirror.js';
import { provider } from './provider.js';

/** A provider that stays while commands come and go, as under a debugger; it is the one that ships, without its start each time. */
export class DebuggedProvider implements AsyncDisposable {
  /** What tells the command to use this one. */
  readonly variables: Readonly<Record<string, string>>;
  private readonly process: ChildProcess;
  /** Where it listens, and how. */
  private readonly facts: unknown;

  private constructor(child: ChildProcess, reattach: string) {
    this.process = child;
    [this.facts] = Object.values(JSON.parse(reattach) as Readonly<Record<string, unknown>>);
    // It names one host, and OpenTofu looks for providers at another.
    this.variables = this.insteadOf(source);
  }

  static async start(folder: string, variables: Readonly<Record<string, string>>): Promise<DebuggedProvider> {
    const child = spawn(provider, ['--debug'], {
      cwd: folder,
      env: { ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    child.stderr.on('data', (text: Buffer) => said.push(String(text)));
    for await (const line of createInterface({ input: child.stdout })) {
      const [, reattach] = /TF_REATTACH_PROVIDERS='(.*)'/.exec(line) ?? [];
      if (reattach !== undefined) return new DebuggedProvider(child, reattach);
      said.push(`${line}\n`);
    }
    throw new Error(`The provider was to serve:\n\n${said.join('')}`);
  }

  /** What tells the command to take it for another provider, which need not be there then as long as nothing is asked of it. */
  insteadOf(name: string): Readonly<Record<string, string>> {
    return {
      TF_REATTACH_PROVIDERS: JSON.stringify(Object.fromEntries(hosts.map((host) => [`${host}/${name}`, this.facts]))),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.process.exitCode !== null) return;
    const ended = once(this.process, 'close');
    this.process.kill('SIGKILL');
    await ended;
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const executable = fileURLToPath(new URL('../../dist/plugin/pulumi-resource-codecatalyst', import.meta.url));

export type Environment = Readonly<Record<string, string>>;

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The built plugin in a process of its own, started as the engine starts it. */
export class PluginProcess {
  readonly port: number;
  readonly id: number;
  readonly exited: Promise<Exit>;
  private readonly child: ChildProcess;
  private readonly printed: { text: string };

  private constructor(child: ChildProcess, port: number, exited: Promise<Exit>, printed: { text: string }) {
    this.child = child;
    this.port = port;
    this.id = child.pid ?? 0;
    this.exited = exited;
    this.printed = printed;
  }

  /** Starts it with the arguments of an engine and waits for the line with its port. Nothing of our own environment gets in. */
  static async start(
    args: readonly string[],
    environment: Environment = {},
    folder: string = process.cwd(),
  ): Promise<PluginProcess> {
    const child = spawn(executable, args, {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { PATH: process.env.PATH, HOME: '/nonexistent', ...environment },
    });
    const end = once(child, 'exit') as Promise<[Exit['code'], Exit['signal']]>;
    const exited = end.then(([code, signal]): Exit => ({ code, signal }));
    const printed = { text: '' };
    const port = await new Promise<number>((resolve, reject) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        printed.text += text;
        const line = /^(.*)\n/.exec(printed.text)?.[1];
        if (line !== undefined) resolve(Number(line));
      });
      child.once('error', reject);
      void exited.then(({ code }) => {
        reject(new Error(`The plugin ended with ${String(code)} before it told its port.`));
      });
    });
    return new PluginProcess(child, port, exited, printed);
  }

  /** All that it has written to standard output. */
  get stdout(): string {
    return this.printed.text;
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** Ends it by kill -9. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.kill();
  }
}

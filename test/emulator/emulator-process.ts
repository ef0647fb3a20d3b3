import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Emulator, EmulatorOptions } from '../../emulator/index.js';

const program = fileURLToPath(new URL('emulator-program.mjs', import.meta.url));
const source = fileURLToPath(new URL('../../emulator/index.ts', import.meta.url));

// Bundled CommonJS packages ask for Node's own modules by require, which an ES module has to make for itself.
const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };

/** Makes one module of the emulator, for processes that do not compile. */
export async function bundledEmulator(folder: string): Promise<string> {
  const outfile = join(folder, 'emulator.mjs');
  const form = { bundle: true, platform: 'node', format: 'esm', logLevel: 'error' } as const;
  await build({ entryPoints: [source], outfile, banner, ...form });
  return outfile;
}

/** An emulator in a process of its own. */
export interface EmulatorProcess extends Pick<Emulator, 'url' | 'token'> {
  /** Ends it by kill -9, and lets the processes live that it has started. */
  kill(): Promise<void>;
  /** Ends it and all that it has started by kill -9. */
  killAll(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Kills a process, or its whole group; of a group may be left what its leader has started, after that has ended. */
async function kill(child: ChildProcess, ofGroup = false): Promise<void> {
  const { pid = 0 } = child;
  const hasEnded = child.exitCode !== null || child.signalCode !== null;
  const exited = hasEnded ? undefined : once(child, 'exit');
  try {
    if (ofGroup) process.kill(-pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
  await exited;
}

/** Starts the bundled emulator in a new process. */
export async function startEmulatorProcess(module: string, options: EmulatorOptions): Promise<EmulatorProcess> {
  const child = spawn(process.execPath, [program, module, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // It leads a group of its own, with which all that it starts can be killed.
    detached: true,
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`The emulator ended with ${String(code)}.`))),
  ])) as [string];
  lines.close();
  const killAll = () => kill(child, true);
  return {
    ...(JSON.parse(line) as Pick<Emulator, 'url' | 'token'>),
    kill: () => kill(child),
    killAll,
    [Symbol.asyncDispose]: killAll,
  };
}

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a plugin takes from its spawn to its port line, in milliseconds, and the memory it then holds, in MB. */
export interface Start {
  readonly milliseconds: number;
  readonly megabytes: number;
}

export async function start(executable: string): Promise<Start> {
  const begin = performance.now();
  const plugin = spawn(executable, [], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const milliseconds = await new Promise<number>((resolve, reject) => {
      plugin.stdout.once('data', () => {
        resolve(performance.now() - begin);
      });
      plugin.once('error', reject);
    });
    // Memory is read once the start has settled, as the engine would meet it.
    await sleep(300);
    return { milliseconds, megabytes: residentMegabytes(plugin.pid ?? 0) };
  } finally {
    plugin.kill('SIGKILL');
  }
}

function residentMegabytes(id: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

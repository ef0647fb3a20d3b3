// The emulator beside moto's server, which does the same kind of thing for another service. moto has no CodeCatalyst, but
// CodeCommit's repositories, which are names without Git behind them.
import { existsSync } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CallName, type Contender, emulator, moto, startEmulator, startMoto } from './contenders.ts';
import { load } from './load.ts';
import { median } from './median.ts';
import type { ServerProcess } from './server-process.ts';

/** The first ones warm up, and weigh little in the median. */
const rounds = 5;
const starts = 5;
/** After how many requests memory is looked at: at first, of the emulator, and of moto, which takes longer for each. */
const [few, many, manyOfMoto] = [1_000, 1_000_000, 10_000];

/** Linux has one for shared memory. */
const ramDisk = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** What is wanted of a ratio. */
type Target = readonly ['at least' | 'at most', number];

function report(what: string, ratio: number, text: string, target?: Target): void {
  const isMet = target?.[0] === 'at least' ? ratio >= target[1] : ratio <= (target?.[1] ?? Infinity);
  const wanted = target ? ` [${isMet ? 'met' : 'MISSED'}: ${target[0]} ${target[1]}]` : '';
  console.log(`${what.padEnd(36)}${ratio >= 100 ? ratio.toFixed(0) : ratio.toPrecision(3)} ${text}${wanted}`);
}

/** A server with the calls that it takes. */
interface Entrant {
  readonly server: ServerProcess;
  readonly contender: Contender;
}

/** Requests a second in a round. */
function rate({ server, contender }: Entrant, call: CallName, round: number): Promise<number> {
  const { calls, statuses, repositories, looks } = contender;
  const first = round * repositories;
  const count = call === 'get' ? repositories * looks : repositories;
  return load(server.port, count, statuses[call], (index) => calls[call](first + (index % repositories)));
}

const targets: Readonly<Record<string, Target>> = {
  'get, on disk': ['at least', 10],
  'get, on a RAM disk': ['at least', 10],
  'get, in memory': ['at least', 10],
  'create, on disk': ['at least', 2],
  'create, on a RAM disk': ['at least', 2],
};

async function compareRates(root: string, folder: string): Promise<void> {
  await using theirs = await startMoto();
  await using kept = await startEmulator(root, join(folder, 'kept'));
  await using ram = await mkdtempDisposable(join(ramDisk, 'bench-'));
  await using quick = await startEmulator(root, join(ram.path, 'kept'));
  await using volatile = await startEmulator(root);
  const others = { server: theirs, contender: moto };
  const ours = [
    ['on disk', { server: kept, contender: emulator }],
    // The same work and the same files, whatever state the disk is in.
    ['on a RAM disk', { server: quick, contender: emulator }],
    // The files of a repository are written when Git first needs them.
    ['in memory', { server: volatile, contender: emulator }],
  ] as const;
  // Deletions come last: a file system that has just removed many files is slow to make others.
  for (const call of ['create', 'get', 'delete'] as const) {
    const measured: { readonly ours: readonly number[]; readonly theirs: number }[] = [];
    // In turn, so that a machine whose speed drifts does not favour one of them.
    for (let round = 0; round < rounds; round += 1) {
      const mine: number[] = [];
      for (const [, entrant] of ours) mine.push(await rate(entrant, call, round));
      measured.push({ ours: mine, theirs: await rate(others, call, round) });
    }
    for (const [index, [where]] of ours.entries()) {
      const times = median(measured.map((pair) => (pair.ours[index] ?? NaN) / pair.theirs));
      const mine = median(measured.map((pair) => pair.ours[index] ?? NaN)).toFixed(0);
      const other = median(measured.map((pair) => pair.theirs)).toFixed(0);
      const text = `times moto's rate (${mine} and ${other} a second)`;
      report(`${call} a repository, ${where}:`, times, text, targets[`${call}, ${where}`]);
    }
  }
}

async function compareStarts(root: string, folder: string): Promise<void> {
  const measured: { readonly ours: number; readonly theirs: number }[] = [];
  for (let round = 0; round < starts; round += 1) {
    // The folder has its authority from before.
    await using ours = await startEmulator(root, join(folder, 'kept'));
    await using theirs = await startMoto();
    measured.push({ ours: ours.milliseconds, theirs: theirs.milliseconds });
  }
  const ratio = median(measured.map(({ ours, theirs }) => ours / theirs));
  const [ours, theirs] = (['ours', 'theirs'] as const).map((who) => median(measured.map((pair) => pair[who])));
  const text = `of moto's (${ours?.toFixed(0)} ms and ${theirs?.toFixed(0)} ms)`;
  report('start to first answer:', ratio, text, ['at most', 1]);
}

/** What a server holds of the machine's memory after a few requests, and after many. */
async function memory({ server, contender }: Entrant, count: number): Promise<readonly [early: number, late: number]> {
  const look = (times: number) => load(server.port, times, contender.statuses.get, () => contender.calls.get(0));
  await load(server.port, 1, contender.statuses.create, contender.calls.create);
  await look(few);
  const early = server.megabytes();
  await look(count - few);
  return [early, server.megabytes()];
}

async function compareMemory(root: string): Promise<void> {
  await using ours = await startEmulator(root);
  await using theirs = await startMoto();
  for (const [whose, entrant, count] of [
    ['memory', { server: ours, contender: emulator }, many],
    ["moto's memory", { server: theirs, contender: moto }, manyOfMoto],
  ] as const) {
    const [early, late] = await memory(entrant, count);
    const what = `${whose}, ${count.toLocaleString('en')} requests:`;
    const text = `of that after ${few.toLocaleString('en')} (${late.toFixed(0)} MB and ${early.toFixed(0)} MB)`;
    report(what, late / early, text);
  }
}

/** Prints speed, start and memory of the emulator beside moto's, each beside what is wanted of it. */
export async function besideMoto(root: string): Promise<void> {
  // In the repository, as the data folder of a project is: the temporary folder may be on a RAM disk.
  await using folder = await mkdtempDisposable(join(root, '.tools', 'bench-'));
  await compareRates(root, folder.path);
  await compareStarts(root, folder.path);
  await compareMemory(root);
}

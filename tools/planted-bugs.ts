// Plants bugs into copies of the house, and holds the searches for faults to catching each of them.
// Usage: node tools/planted-bugs.ts [what a patch's name begins with]
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempDisposableSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const patches = join(root, 'test', 'faults', 'planted');
const searches = ['test/faults/lifecycles.test.ts', 'test/faults/random-program.test.ts'];

/** What is not copied: it is linked, made anew, or nobody's business here. */
const left = new Set(['.git', '.state', '.tools', 'dist', 'node_modules']);

/** A copy of the house, with nothing built in it. */
function copyTo(folder: string): void {
  const top = (path: string): string => path.slice(root.length).split(sep)[0] ?? '';
  cpSync(root, folder, { recursive: true, filter: (path) => !left.has(top(path)) });
  for (const shared of ['.tools', 'node_modules']) symlinkSync(join(root, shared), join(folder, shared));
}

function run(folder: string, command: string, ...args: readonly string[]) {
  // Git would take the copy for a part of a repository around it.
  const { FIGURES: _ours, ...inherited } = process.env;
  const env = { ...inherited, TORTURE: '1', GIT_CEILING_DIRECTORIES: folder };
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env,
    maxBuffer: 2 ** 28,
  });
  return { isGood: status === 0, said: `${stdout}${stderr}` };
}

function must(folder: string, command: string, ...args: readonly string[]): void {
  const { isGood, said } = run(folder, command, ...args);
  if (!isGood) throw new Error(`${command} ${args.join(' ')} failed:\n${said}`);
}

/** The searches that do not see a bug. */
function blindTo(patch: string): readonly string[] {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'planted-bug-'));
  const { path } = folder;
  copyTo(path);
  must(path, 'git', 'apply', join(patches, patch));
  must(path, process.execPath, 'tools/build.ts');
  return searches.filter((search) => {
    const start = performance.now();
    const reporters = ['default', join(root, 'tools', 'stop-at-first.mjs')].map((name) => `--reporters=${name}`);
    const { said } = run(path, process.execPath, 'tools/run-tests.ts', search, '--runInBand', ...reporters);
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    // A search that could not even run sees nothing.
    const failure = /^first failure: (.*)$/m.exec(said)?.[1];
    const outcome = failure === undefined ? `DOES NOT SEE IT:\n${said}` : `caught by "${failure}"`;
    console.log(`${patch.replace('.patch', '')}: ${outcome} after ${seconds} s`);
    return failure === undefined;
  });
}

const [start = ''] = process.argv.slice(2);
const planted = readdirSync(patches).filter((name) => name.endsWith('.patch') && name.startsWith(start));
const missed = planted.flatMap(blindTo);
const count = planted.length * searches.length;
console.log(
  `\n${planted.length} planted bugs, each for ${searches.length} searches: ${count - missed.length} of ${count} caught.`,
);
// Where `tools/torture.ts` asks for it, it is written down as the searches do it.
const { FIGURES: figures } = process.env;
const what = 'planted bugs, each for each search';
if (figures !== undefined)
  appendFileSync(figures, `${JSON.stringify({ what, tried: count, failures: missed.length })}\n`);
process.exitCode = missed.length > 0 || planted.length === 0 ? 1 : 0;

// Holds the searches for faults to their planted bugs, lets them search all there is, and writes docs/torture.md of what came of it.
// Usage: node tools/torture.ts (SEED=n tries other things, RUNS=n takes so many lives with the real engine, and so many programs)
import { spawnSync } from 'node:child_process';
import { mkdtempDisposableSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

interface Figures {
  readonly what: string;
  readonly tried: number;
  readonly failures: number;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const page = join(root, 'docs', 'torture.md');
const { SEED: seed = '1' } = process.env;

/** The searches, each in a run of its own, so that one does not take the other's time. */
const searches = [
  ['tools/planted-bugs.ts'],
  ['tools/run-tests.ts', 'test/faults/lifecycles.test.ts'],
  ['tools/run-tests.ts', 'test/faults/random-program.test.ts'],
  ['tools/run-tests.ts', 'test/engine/pulumi/faults.test.ts'],
  // The lives under Terraform and OpenTofu: each case under both, with a provider that each command starts.
  ['tools/run-tests.ts', 'test/engine/[a-z-]+\\.test\\.ts$', '-t', 'under (terraform|tofu)'],
];

/** Runs the searches one after another, and answers what they tried and whether all went well. */
function search(): { readonly figures: readonly Figures[]; readonly isGood: boolean } {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'torture-'));
  const file = join(folder.path, 'figures');
  writeFileSync(file, '');
  const env = { ...process.env, TORTURE: '1', SEED: seed, FIGURES: file };
  const ends = searches.map((args) => spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).status);
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return { figures: lines.map((line) => JSON.parse(line) as Figures), isGood: ends.every((status) => status === 0) };
}

/** The page, with a row of figures for each search. */
const textOf = (figures: readonly Figures[]): string => `# What \`make torture\` tried

Written by \`make torture\`, which gives each call of each step in the life of each resource its share of trouble, lets programs
and the world change at random, and plants bugs that these searches have to catch. Seed ${seed}, ${new Date().toISOString().slice(0, 10)}.

| what | tried | failures |
| --- | ---: | ---: |
${figures.map(({ what, tried, failures }) => `| ${what} | ${tried} | ${failures} |`).join('\n')}

- A combination is a resource, an operation of its life (create, update, replace, refresh, delete, or a change in one run with a
  refresh), a call that the operation makes, and what that call meets: \`test/faults/stories.ts\` has the lives, \`troubles.ts\` the
  faults. After each, state is honest, the next \`up\` comes right, and nothing is doubled, orphaned or lost.
- A random sequence is 40 edits by the user, edits behind the back, ups, refreshes, imports and destroys, most commands with a call
  that meets one of the same faults: \`test/faults/random-program.ts\`.
- A planted bug is tried with both searches: \`test/faults/planted\` lists them.
- Beside these, every case of every life (\`test/engine/life\`) is lived under Terraform and under OpenTofu, none left out as in
  \`make test\`, and each command starts the provider as users' commands do.
`;

const { figures, isGood } = search();
writeFileSync(page, await format(textOf(figures), { ...(await resolveConfig(page)), filepath: page }));
console.log('');
for (const { what, tried, failures } of figures) console.log(`${tried} ${what}: ${failures} failures`);
process.exitCode = isGood ? 0 : 1;

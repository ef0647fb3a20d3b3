// Runs jest and closes with one plain line, `N passed, N failed` (and `, N skipped`), counted from jest's own result file.
// Usage: node tools/run-tests.ts [what jest takes: a path, -t NAME, …]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lifeTable } from './life-table.ts';

interface Suite {
  readonly name: string;
  readonly status: string;
  readonly startTime: number;
  readonly endTime: number;
  readonly assertionResults: readonly {
    readonly ancestorTitles: readonly string[];
    readonly title: string;
    readonly status: string;
  }[];
}
interface Result {
  readonly success: boolean;
  readonly testResults: readonly Suite[];
}
interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** Jest's exit code and what it wrote down, or nothing when it ended before it could. */
function runJest(args: readonly string[]): { exitCode: number; result: Result | undefined } {
  const folder = mkdtempSync(join(tmpdir(), 'run-tests-'));
  const file = join(folder, 'result.json');
  const node = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules'];
  const jest = [join(root, 'node_modules/jest/bin/jest.js'), '--ci', '--json', `--outputFile=${file}`, ...args];
  try {
    // With --json jest answers the result on standard output too, where nobody wants to read it.
    const { status } = spawnSync(process.execPath, [...node, ...jest], {
      cwd: root,
      stdio: ['inherit', 'ignore', 'inherit'],
      // Tests use the pinned engine and Node, whatever the machine has.
      env: {
        ...process.env,
        PATH:
          ['node_modules/.bin', '.tools/bin'].map((bin) => join(root, bin)).join(':') + `:${process.env.PATH ?? ''}`,
      },
    });
    return { exitCode: status ?? 1, result: readResult(file) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readResult(file: string): Result | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Result;
  } catch {
    return undefined;
  }
}

function count(suites: readonly Suite[]): Count {
  const of = (...statuses: string[]): number =>
    suites.flatMap((suite) => suite.assertionResults).filter(({ status }) => statuses.includes(status)).length;
  // A suite that could not even start has no tests that could have failed.
  const broken = suites.filter(
    (suite) => suite.status === 'failed' && !suite.assertionResults.some(({ status }) => status === 'failed'),
  );
  return {
    passed: of('passed'),
    failed: of('failed') + broken.length,
    skipped: of('pending', 'skipped', 'todo', 'disabled'),
  };
}

function printSlowest(suites: readonly Suite[]): void {
  const seconds = ({ startTime, endTime }: Suite): number => (endTime - startTime) / 1000;
  const slowest = suites.toSorted((one, other) => seconds(other) - seconds(one)).slice(0, 5);
  console.log('\nSlowest suites:');
  for (const suite of slowest) console.log(`${seconds(suite).toFixed(1).padStart(7)} s  ${relative(root, suite.name)}`);
}

/** Prints what was tried of each resource's life, and answers how much of it is wrong beside the tests that failed. */
function printLives(suites: readonly Suite[], isWhole: boolean): number {
  const table = lifeTable(
    suites.flatMap(({ assertionResults }) => assertionResults),
    isWhole,
  );
  if (!table) return 0;
  console.log(`\n${table.text}`);
  for (const failure of table.failures) console.log(`FAILED: ${failure}`);
  return table.failures.length;
}

/** Jest may end badly though each test passed: it crashed, or something outside of the tests went wrong. */
function failuresOf(counted: Count, exitCode: number, result: Result | undefined): number {
  if (exitCode === 0 && result?.success) return counted.failed;
  if (counted.failed > 0) return counted.failed;
  console.log(`\njest ended with exit code ${exitCode}.`);
  return 1;
}

function main(): number {
  const args = process.argv.slice(2);
  const { exitCode, result } = runJest(args);
  const suites = result?.testResults ?? [];
  if (suites.length > 0) printSlowest(suites);

  const counted = count(suites);
  const failed = failuresOf(counted, exitCode, result) + printLives(suites, args.length === 0);
  const skipped = counted.skipped > 0 ? `, ${counted.skipped} skipped` : '';
  console.log(`\n${counted.passed} passed, ${failed} failed${skipped}`);
  return failed > 0 || counted.passed === 0 ? 1 : 0;
}

process.exitCode = main();

import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { operations } from '../../api/operations.js';
import { type EmulatorOptions, startEmulator } from '../../emulator/index.js';
import { pythonEnvironment } from '../python-environment.js';
import { temporaryFolder } from './temporary-folder.js';

/** What came of the cases of an action. */
interface Group {
  readonly operation: string;
  readonly cases: Readonly<Record<string, number>>;
  readonly members: number;
  readonly failures: readonly string[];
}

interface Report {
  readonly source: string;
  readonly groups: readonly Group[];
  /** What concerns no single action. */
  readonly failures: readonly string[];
}

interface Seeds extends Pick<EmulatorOptions, 'spaces' | 'workflows'> {
  readonly user: { readonly displayName: string; readonly email: string };
  readonly failure: string;
}

const folder = fileURLToPath(new URL('conformance', import.meta.url));
const requirements = fileURLToPath(new URL('requirements-current.txt', import.meta.url));

async function python(...args: string[]): Promise<unknown> {
  const interpreter = await pythonEnvironment(requirements);
  // Its sources are ours: what it compiles of them stays out of the tree.
  const { stdout } = await promisify(execFile)(interpreter, ['-B', ...args], { maxBuffer: 2 ** 28 });
  return JSON.parse(stdout);
}

/** Everything happens at once, so that no case waits. */
const atOnce = {
  devEnvironmentTimes: { startSeconds: 0, stopSeconds: 0, deleteSeconds: 0 },
  workflowRunTimes: { validateSeconds: 0, provisionSeconds: 0, runSeconds: 0 },
  quotas: { accessTokensPerUser: Infinity },
};

async function conformance(scheme: 'HTTP' | 'HTTPS'): Promise<Report> {
  await using temporary = await temporaryFolder();
  const { user, failure, ...seeds } = (await python(`${folder}/seeds.py`)) as Seeds;
  await using emulator = await startEmulator({ ...seeds, ...atOnce, https: scheme === 'HTTPS' });
  emulator.controls.putUser('local-user', user);
  emulator.controls.failNextDevEnvironment(failure);
  emulator.controls.failNextWorkflowRun(failure);

  const { https, token, url } = emulator;
  if (!https) return (await python(folder, url, token)) as Report;
  const authority = join(temporary.path, 'ca.pem');
  await writeFile(authority, https.authority);
  return (await python(folder, https.url, token, authority)) as Report;
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((one, other) => one + other, 0);

/** How many cases there were of each kind. */
function kindsOf({ groups }: Report): Map<string, number> {
  const kinds = new Map<string, number>();
  for (const [kind, count] of groups.flatMap(({ cases }) => Object.entries(cases))) {
    kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  }
  return kinds;
}

describe.each(['HTTP', 'HTTPS'] as const)("the emulator, held to botocore's model over %s", (scheme) => {
  let running: Promise<Report> | undefined;
  const report = () => (running ??= conformance(scheme));

  it.each(Object.keys(operations))('answers %s in each case as the model has it', async (name) => {
    const { groups } = await report();

    expect(groups.filter(({ operation }) => operation === name).flatMap(({ failures }) => failures)).toEqual([]);
  });

  it('leaves no member of an answer unseen and no deviation without a case', async () => {
    expect((await report()).failures).toEqual([]);
  });

  it('is tried in thousands of cases of every kind', async () => {
    const { source, groups, ...rest } = await report();
    const kinds = kindsOf({ source, groups, ...rest });
    const count = sum(kinds.values());
    const members = sum(groups.map((group) => group.members));
    const each = Array.from(kinds, ([kind, cases]) => `${String(cases)} ${kind}`).join(', ');
    process.stderr.write(
      `Conformance over ${scheme}, by ${source}: ${String(count)} cases of ${String(groups.length)} actions with ` +
        `${String(members)} members (${each}).\n`,
    );

    expect(groups).toHaveLength(38);
    expect(count).toBeGreaterThan(5000);
    expect(Object.fromEntries(kinds)).toMatchObject({
      valid: 3 * 38,
      token: 12 * 38,
      boundary: expect.any(Number),
      'violated constraint': expect.any(Number),
      'missing required': expect.any(Number),
      'wrong type': expect.any(Number),
      'several at once': expect.any(Number),
      'unknown member': expect.any(Number),
      'unknown path': expect.any(Number),
      'wrong method': expect.any(Number),
      body: expect.any(Number),
      'encoding of labels': expect.any(Number),
      pages: expect.any(Number),
    });
  });
});

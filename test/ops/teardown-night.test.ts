import { describe, expect, it } from '@jest/globals';
import type { Emulator } from '../../emulator/index.js';
import { addDevEnvironment } from '../engine/world.js';
import { Scene } from './teardown-scene.js';

const numbers = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => String(index + 1));

/** Asks the emulator as a client does, and answers what it answered. */
async function put({ url, token }: Emulator, path: string, body: object): Promise<Record<string, string>> {
  const response = await fetch(`${url}${path}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Record<string, string>;
}

const environmentId = (number: string): string => `5f0c2a1e-9d1b-4c7e-8f57-${number.padStart(12, '0')}`;

async function environment(emulator: Emulator, number: string, alias: string, status: 'RUNNING' | 'STOPPED') {
  const id = environmentId(number);
  await addDevEnvironment(emulator, 'acme', 'shop', id);
  emulator.controls.setDevEnvironment('acme', 'shop', id, { alias, status });
}

const token = (emulator: Emulator, name: string) => put(emulator, '/v1/accessTokens', { name });

const session = (emulator: Emulator, number: string) =>
  put(emulator, `/v1/spaces/acme/projects/shop/devEnvironments/${environmentId(number)}/session`, {
    sessionConfiguration: { sessionType: 'SSM' },
  });

/** 200 things to delete: 40 tokens, 10 sessions, 30 environments, 50 branches, 60 repositories, 10 projects. */
async function fill(emulator: Emulator): Promise<void> {
  const { controls } = emulator;
  for (const name of numbers(40)) await token(emulator, `old-${name}`);
  for (const name of numbers(30)) {
    await environment(emulator, name, `pr-${name}`, Number(name) <= 10 ? 'RUNNING' : 'STOPPED');
    if (Number(name) <= 10) await session(emulator, name);
  }
  for (const name of numbers(50)) controls.addBranch('acme', 'shop', 'web', `pr-${name}`);
  for (const name of numbers(50)) controls.addSourceRepository('acme', 'shop', { name: `tmp-${name}` });
  for (const name of numbers(10)) {
    controls.addProject('acme', { displayName: `lab-${name}` });
    controls.addSourceRepository('acme', `lab-${name}`, { name: 'code' });
  }
}

const marker = 'keep-until=2999-12-31';

/** What must stay, whatever befalls the rest. */
async function addWhatStays(emulator: Emulator): Promise<void> {
  const { controls } = emulator;
  await token(emulator, 'ci');
  await environment(emulator, '900', 'mine', 'RUNNING');
  await environment(emulator, '901', `pr-kept ${marker}`, 'STOPPED');
  controls.addBranch('acme', 'shop', 'web', 'release');
  controls.addBranch('acme', 'shop', 'web', 'pr-protected');
  controls.addSourceRepository('acme', 'shop', { name: 'tmp-kept', description: marker });
  controls.addProject('acme', { displayName: 'lab-kept' });
  controls.addSourceRepository('acme', 'lab-kept', { name: 'code', description: marker });
}

/** What matches, and is made once the plan stands. */
async function addLate(emulator: Emulator): Promise<void> {
  const { controls } = emulator;
  await token(emulator, 'old-late');
  await environment(emulator, '902', 'pr-late', 'STOPPED');
  controls.addBranch('acme', 'shop', 'web', 'pr-late');
  controls.addSourceRepository('acme', 'shop', { name: 'tmp-late' });
  controls.addProject('acme', { displayName: 'lab-late' });
}

const selections = [
  "kind = token and name ~ 'old-*'",
  'kind = session',
  "kind = environment and alias ~ 'pr-*'",
  "kind = branch and name ~ 'pr-*'",
  "kind = repository and name ~ 'tmp-*'",
  "kind = project and name ~ 'lab-*'",
].flatMap((selection) => ['--select', selection]);

/** Everything that is there, asked as a client does, by what people know it by. */
async function everything({ url, token: bearer }: Emulator): Promise<readonly string[]> {
  const list = async (path: string): Promise<readonly Record<string, string>[]> => {
    const all: Record<string, string>[] = [];
    for (let nextToken: string | undefined, isFirst = true; isFirst || nextToken !== undefined; isFirst = false) {
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        body: JSON.stringify({ nextToken }),
      });
      const page = (await response.json()) as { items?: Record<string, string>[]; nextToken?: string };
      all.push(...(page.items ?? []));
      nextToken = page.nextToken;
    }
    return all;
  };
  const found: string[] = (await list('/v1/accessTokens')).map(({ name = '' }) => `token ${name}`);
  const environments = await list('/v1/spaces/acme/devEnvironments');
  found.push(
    ...environments.filter(({ status }) => status !== 'DELETED').map(({ alias = '' }) => `environment ${alias}`),
  );
  for (const { name: project = '' } of await list('/v1/spaces/acme/projects')) {
    found.push(`project ${project}`);
    for (const { name = '' } of await list(`/v1/spaces/acme/projects/${project}/sourceRepositories`)) {
      found.push(`repository ${project}/${name}`);
      const path = `/v1/spaces/acme/projects/${project}/sourceRepositories/${name}/branches`;
      found.push(...(await list(path)).map((branch) => `branch ${project}/${name}/${branch.name ?? ''}`));
    }
  }
  return found.toSorted();
}

describe('a teardown of 200 things with one call in ten failing', () => {
  it('is killed in the middle and goes on, until all that is listed is gone and nothing else', async () => {
    await using scene = await Scene.open(
      {
        projects: ['acme/shop'],
        repositories: ['acme/shop/web'],
        devEnvironmentTimes: { startSeconds: 0, stopSeconds: 0, deleteSeconds: 0 },
      },
      { config: { teardown: { protect: ['name = pr-protected'] } } },
    );
    const { emulator } = scene;
    const { controls } = emulator;
    await addWhatStays(emulator);
    const staying = await everything(emulator);
    await fill(emulator);
    controls.faultPlan.put({
      seed: 7,
      errors: [
        { kind: 'throttled', rate: 0.02 },
        { kind: 'internal-error', rate: 0.02 },
        { kind: 'unavailable', rate: 0.02 },
        { kind: 'drop-before-commit', rate: 0.02 },
        { kind: 'drop-after-commit', rate: 0.02 },
      ],
    });

    // Of repositories that no stack knows nobody can tell that they hold nothing.
    const plan = await scene.plan(...selections, '--include-data');
    const listed = (kind: string) => plan.items.filter((item) => item.kind === kind).length;
    expect(['token', 'session', 'environment', 'branch', 'repository', 'project'].map(listed)).toEqual([
      40, 10, 30, 50, 60, 10,
    ]);
    expect(
      plan.items.filter(({ kind, loses }) => kind !== 'repository' && kind !== 'project' && loses !== undefined),
    ).toEqual([]);
    const before = await withoutFaults(emulator, () => everything(emulator));
    await withoutFaults(emulator, () => addLate(emulator));
    const late = (await withoutFaults(emulator, () => everything(emulator))).filter((thing) => !before.includes(thing));
    expect(late).toHaveLength(6);

    const release = controls.hold('DeleteSourceRepository');
    const first = scene.start(['teardown', 'apply', 'plan.json']);
    await release.arrived;
    first.process.kill('SIGKILL');
    expect((await first.ended).code).toBeNull();
    // What had been sent is done all the same.
    release();

    const { code, report } = await scene.apply();
    expect(report.results.filter(({ outcome }) => outcome !== 'deleted')).toEqual([]);
    expect(report.counts).toMatchObject({
      listed: 200,
      deleted: 200,
      gone: 0,
      held: 0,
      changed: 0,
      failed: 0,
      untried: 0,
    });
    expect([code, report.next]).toEqual([0, null]);
    controls.faultPlan.clear();
    expect(await everything(emulator)).toEqual([...staying, ...late].toSorted());
  });
});

/** Does something between two failures. */
async function withoutFaults<T>({ controls }: Emulator, work: () => Promise<T>): Promise<T> {
  const { document } = controls.faultPlan;
  controls.faultPlan.clear();
  try {
    return await work();
  } finally {
    controls.faultPlan.put(document);
  }
}

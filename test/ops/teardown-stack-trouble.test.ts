import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { deployed, leftIn, named } from './teardown-deployed.js';
import type { Report } from './teardown-scene.js';

const allGone = Array.from({ length: 4 }, () => ['deleted', undefined]);
const results = ({ results: all }: Report) => all.map(({ outcome, why }) => [outcome, why]);

describe('a teardown of a stack', () => {
  it('goes on where it was killed while its engine destroyed, until all is gone and nothing else', async () => {
    await using world = await deployed();
    const { stack, scene, controls } = world;
    controls.addProject('acme', { displayName: 'other' });
    controls.addSourceRepository('acme', 'other', { name: 'web' });
    await scene.plan('--stack', named(stack));
    const release = controls.hold('DeleteSourceRepository');
    const first = scene.start(['teardown', 'apply', 'plan.json']);
    await release.arrived;
    first.process.kill('SIGKILL');
    expect((await first.ended).code).toBeNull();
    // What had been sent is done all the same.
    release();

    const { code, report } = await scene.apply();
    expect(results(report)).toEqual(allGone);
    expect([code, report.next]).toEqual([0, null]);
    expect(await leftIn(stack)).toEqual([]);
    expect(controls.getProject('acme', 'lab')).toBeUndefined();
    expect(controls.getSourceRepository('acme', 'other', 'web')).toBeDefined();
  });

  it('leaves a stack alone that somebody else has locked', async () => {
    await using world = await deployed();
    const { stack, scene, controls } = world;
    await scene.plan('--stack', named(stack));
    const locks = join(stack.folder, 'backend', '.pulumi', 'locks', 'organization', 'p', 'dev');
    await mkdir(locks, { recursive: true });
    const lock = { pid: process.pid, username: 'jane', hostname: hostname(), timestamp: '2026-11-21T12:00:00Z' };
    await writeFile(join(locks, '5f0c2a1e-9d1b-4c7e-8f57-000000000001.json'), JSON.stringify(lock));

    const { code, report } = await scene.apply();
    expect(code).toBe(3);
    expect(report.results.map(({ why = '' }) => why)).toEqual(
      Array.from({ length: 4 }, () => expect.stringContaining('currently locked by 1 lock')),
    );
    expect(await readdir(locks)).toHaveLength(1);
    expect(controls.getProject('acme', 'lab')).toBeDefined();

    await rm(locks, { recursive: true });
    expect((await scene.apply()).code).toBe(0);
  });

  it('comes to its end though one call in five is throttled or fails', async () => {
    await using world = await deployed();
    const { stack, scene, controls } = world;
    controls.faultPlan.put({
      seed: 11,
      errors: [
        { kind: 'throttled', rate: 0.1 },
        { kind: 'internal-error', rate: 0.1 },
      ],
    });

    await scene.plan('--stack', named(stack));
    const { code, report } = await scene.apply();
    expect(results(report)).toEqual(allGone);
    expect(code).toBe(0);
    expect(await leftIn(stack)).toEqual([]);
    controls.faultPlan.clear();
    expect(controls.getProject('acme', 'lab')).toBeUndefined();
  });
});

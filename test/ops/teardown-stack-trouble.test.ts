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
    const release = controls.hold('GetProject');
    const other = stack.start(['refresh', '--yes', '--skip-preview']);
    await release.arrived;
    const applied = scene.apply();
    // The lock holds for as long as the other one reads.
    const { code, report } = await applied.finally(release);

    expect(code).toBe(3);
    expect(report.results.map(({ why = '' }) => why)).toEqual(
      Array.from({ length: 4 }, () => expect.stringContaining('currently locked by 1 lock')),
    );
    expect((await other.ended).exitCode).toBe(0);
    expect(controls.getProject('acme', 'lab')).toBeDefined();
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

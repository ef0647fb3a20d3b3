import { describe, expect, it } from '@jest/globals';
import { deployed, leftIn, named } from './teardown-deployed.js';

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
    expect(report.results.map(({ outcome, why }) => [outcome, why])).toEqual(
      Array.from({ length: 4 }, () => ['deleted', undefined]),
    );
    expect([code, report.next]).toEqual([0, null]);
    expect(await leftIn(stack)).toEqual([]);
    expect(controls.getProject('acme', 'lab')).toBeUndefined();
    expect(controls.getSourceRepository('acme', 'other', 'web')).toBeDefined();
  });
});

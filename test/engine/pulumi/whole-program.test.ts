import { describe, expect, it } from '@jest/globals';
import { projectOf } from './program.js';
import { PulumiStack } from './stack.js';

const world = { spaces: ['acme'] };

/** A project, and repositories with a branch each in it. */
function teamOf(size: number) {
  const names = Array.from({ length: size }, (_, index) => `service-${index + 1}`);
  const parent = { spaceName: 'acme', projectName: '${team.name}' };
  return Object.fromEntries([
    ['team', projectOf('Team', 'All services')],
    ...names.map((name) => [name, { type: 'codecatalyst:SourceRepository', properties: { ...parent, name } }]),
    ...names.map((name) => [
      `${name}-next`,
      {
        type: 'codecatalyst:Branch',
        properties: { ...parent, sourceRepositoryName: `\${${name}.name}`, name: 'next' },
      },
    ]),
  ]) as Record<string, ReturnType<typeof projectOf>>;
}

describe('a whole program', () => {
  it('grows, shrinks and goes, and leaves nothing behind', async () => {
    await using stack = await PulumiStack.deployed(world, { resources: teamOf(2) });
    const { controls } = stack.emulator;
    await stack.preview('--refresh', '--expect-no-changes');

    await stack.declare({ resources: teamOf(1) });
    const shrunk = await stack.up();
    expect(shrunk).toHaveDone(['delete service-2-next', 'delete service-2']);
    expect(shrunk.warnings).toEqual([expect.stringContaining('next stays in service-2 and is no longer managed')]);
    expect(controls.getSourceRepository('acme', 'Team', 'service-2')).toBeUndefined();

    await stack.destroy();
    expect(await stack.state()).toEqual([]);
    expect(controls.getProject('acme', 'Team')).toBeUndefined();
    expect(stack.emulator.controls.countRequests('UpdateProject')).toBe(0);
  });

  it('is repaired where it drifted, and nowhere else', async () => {
    await using stack = await PulumiStack.deployed(world, { resources: teamOf(2) });
    const { controls } = stack.emulator;
    controls.setProject('acme', 'Team', { description: 'No services' });
    controls.deleteSourceRepository('acme', 'Team', 'service-2');

    const repair = ['update team', 'create service-2', 'create service-2-next'];
    expect(await stack.preview('--refresh')).toHaveDone(repair);
    expect(await stack.up('--refresh')).toHaveDone(repair);

    expect(controls.getProject('acme', 'Team')?.description).toBe('All services');
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('is destroyed with success when all of it is gone already', async () => {
    await using stack = await PulumiStack.deployed(world, { resources: teamOf(1) });
    stack.emulator.controls.deleteProject('acme', 'Team');

    await stack.destroy();

    expect(await stack.state()).toEqual([]);
  });

  it('is made anew when its project was deleted behind our back', async () => {
    await using stack = await PulumiStack.deployed(world, { resources: teamOf(1) });
    stack.emulator.controls.deleteProject('acme', 'Team');

    const missing = ['create team', 'create service-1', 'create service-1-next'];
    expect(await stack.preview('--refresh')).toHaveDone(missing);
    expect(await stack.up('--refresh')).toHaveDone(missing);

    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('of 60 resources comes up although the service throttles', async () => {
    await using stack = await PulumiStack.open(world, { resources: teamOf(30) });
    const { controls } = stack.emulator;
    controls.failNext({ operation: 'CreateSourceRepository', status: 429, skip: 3, times: 3 });

    await stack.up('--parallel', '20');

    expect(await stack.state()).toHaveLength(61);
    expect(controls.countRequests('CreateSourceRepository')).toBe(33);
    await stack.preview('--refresh', '--expect-no-changes');
  });
});

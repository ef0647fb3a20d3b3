import { describe, expect, it } from '@jest/globals';
import { projectOf, repositoryOf } from './program.js';
import { PulumiStack } from './stack.js';

const world = { spaces: ['acme'], projects: ['acme/shop'] };
const resources = { blog: projectOf('Blog', 'All about it') };
const impatient = { config: { 'codecatalyst:maxRetries': 0 }, resources };
const up = ['up', '--yes', '--skip-preview'];

describe('a create', () => {
  it('whose read fails is recorded as half made, and finished by the next run', async () => {
    await using stack = await PulumiStack.open(world, impatient);
    const { controls } = stack.emulator;
    controls.failNext({ operation: 'GetProject', status: 500, message: 'Out of order' });

    const failed = await stack.failing(up);
    expect(failed.output).toContain('Out of order (GetProject: InternalServerException, request id');
    expect(await stack.recorded('blog')).toMatchObject({
      id: 'acme/Blog',
      inputs: { displayName: 'Blog', description: 'All about it' },
      initErrors: [expect.stringContaining('Out of order')],
    });

    expect(await stack.up()).toHaveDone(['update blog']);
    expect(await stack.recorded('blog')).toMatchObject({ id: 'acme/Blog', outputs: { name: 'Blog' } });
    expect((await stack.recorded('blog'))?.initErrors).toBeUndefined();
    expect(controls.countRequests('CreateProject')).toBe(1);
    expect(controls.countRequests('UpdateProject')).toBe(0);
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('whose read fails may be destroyed', async () => {
    await using stack = await PulumiStack.open(world, impatient);
    stack.emulator.controls.failNext({ operation: 'GetProject', status: 500 });
    await stack.failing(up);

    await stack.destroy();

    expect(stack.emulator.controls.getProject('acme', 'Blog')).toBeUndefined();
  });

  it('whose answer is lost is found and taken up, with a word about it', async () => {
    const both = { ...resources, web: repositoryOf({ name: 'web' }) };
    await using stack = await PulumiStack.open(world, { resources: both });
    const { controls } = stack.emulator;
    controls.failNext({ operation: 'CreateProject', drop: 'after-commit' });
    controls.failNext({ operation: 'CreateSourceRepository', status: 500, afterCommit: true });

    const { warnings } = await stack.up();

    expect(warnings).toHaveLength(2);
    for (const operation of ['CreateProject', 'CreateSourceRepository']) {
      expect(warnings).toContain(`The answer of ${operation} was lost; what it made was found and is taken up.`);
      expect(controls.countRequests(operation as 'CreateProject')).toBe(2);
    }
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('whose answer is lost does not take up what somebody else has', async () => {
    await using stack = await PulumiStack.open(world, { resources });
    const { controls } = stack.emulator;
    controls.addProject('acme', { displayName: 'Blog', description: 'Another one' });
    controls.failNext({ operation: 'CreateProject', drop: 'before-commit' });

    const { output } = await stack.failing(up);

    expect(output).toContain('The answer of an earlier try was lost, and what exists now is not what was asked for.');
    expect(await stack.state()).toEqual([]);
  });

  it('of what exists already is a conflict, and takes nothing up', async () => {
    await using stack = await PulumiStack.open(world, { resources });
    stack.emulator.controls.addProject('acme', { displayName: 'Blog', description: 'All about it' });

    const { output } = await stack.failing(up);

    expect(output).toContain('(CreateProject: ConflictException, request id');
    expect(await stack.state()).toEqual([]);
  });

  it('that is throttled is tried again until it succeeds', async () => {
    await using stack = await PulumiStack.open(world, { resources });
    stack.emulator.controls.failNext({ operation: 'CreateProject', status: 429, times: 3 });

    await stack.up();

    expect(stack.emulator.controls.countRequests('CreateProject')).toBe(4);
  });

  it('in a space that does not exist names the space and says what to do', async () => {
    const blog = { ...projectOf('Blog'), properties: { spaceName: 'nowhere', displayName: 'Blog' } };
    await using stack = await PulumiStack.open(world, { resources: { blog } });

    const { errors } = await stack.failing(up);

    expect(errors.join('\n')).toContain('CreateProject: AccessDeniedException');
    expect(errors.join('\n')).toContain('nowhere');
  });
});

describe('an update that fails', () => {
  it.each([
    ['was not done', { drop: 'before-commit' }, 'All about it'],
    ['was done all the same', { drop: 'after-commit' }, 'All about us'],
  ] as const)('records what is there: it %s', async (_what, fault, description) => {
    await using stack = await PulumiStack.deployed(world, impatient);
    const { controls } = stack.emulator;
    controls.failNext({ operation: 'UpdateProject', ...fault });
    await stack.declare({ ...impatient, resources: { blog: projectOf('Blog', 'All about us') } });

    await stack.failing(up);

    expect((await stack.recorded('blog'))?.outputs?.description).toBe(description);
    expect(controls.getProject('acme', 'Blog')?.description).toBe(description);
    await stack.up();
    expect(controls.getProject('acme', 'Blog')?.description).toBe('All about us');
    await stack.preview('--refresh', '--expect-no-changes');
  });
});

describe('a destroy', () => {
  it('whose answer is lost succeeds all the same', async () => {
    await using stack = await PulumiStack.deployed(world, { resources });
    stack.emulator.controls.failNext({ operation: 'DeleteProject', drop: 'after-commit' });

    await stack.destroy();

    expect(await stack.state()).toEqual([]);
  });

  it('that is forbidden keeps what it could not delete on record', async () => {
    await using stack = await PulumiStack.deployed(world, { resources });
    stack.emulator.controls.failNext({ operation: 'DeleteProject', status: 403, error: 'AccessDeniedException' });

    const { output } = await stack.failing(['destroy', '--yes', '--skip-preview']);

    expect(output).toContain('DeleteProject: AccessDeniedException');
    expect((await stack.recorded('blog'))?.id).toBe('acme/Blog');
  });
});

describe('a refresh', () => {
  it.each([
    [
      'is forbidden',
      { status: 403, error: 'AccessDeniedException' },
      'project Blog is still listed, so it is kept in state',
    ],
    ['fails', { status: 500 }, 'GetProject: InternalServerException'],
    ['is throttled', { status: 429 }, 'GetProject: ThrottlingException'],
  ] as const)('that %s drops nothing from the state', async (_what, fault, message) => {
    await using stack = await PulumiStack.deployed(world, impatient);
    stack.emulator.controls.failNext({ operation: 'GetProject', times: 'always', ...fault });

    const { output } = await stack.failing(['refresh', '--yes', '--skip-preview']);

    expect(output).toContain(message);
    expect((await stack.recorded('blog'))?.id).toBe('acme/Blog');
  });

  it('of a space that has gone drops nothing, as it may just be closed to this user', async () => {
    await using stack = await PulumiStack.deployed(world, impatient);
    stack.emulator.controls.deleteSpace('acme');

    const { output } = await stack.failing(['refresh', '--yes', '--skip-preview']);

    expect(output).toContain('ListProjects: AccessDeniedException');
    expect((await stack.recorded('blog'))?.id).toBe('acme/Blog');
  });
});

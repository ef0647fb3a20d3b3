import { describe, expect, it } from '@jest/globals';
import type { Program } from './program.js';
import { PulumiStack } from './stack.js';

const world = { spaces: ['acme', 'umbrella'], projects: ['acme/shop'] };
const up = ['up', '--yes', '--skip-preview'];
const stays = 'The space acme stays with everything in it, and is no longer managed.';
const programOf = (properties: Readonly<Record<string, unknown>>, config = {}): Program => ({
  config,
  resources: { home: { type: 'codecatalyst:Space', properties: { name: 'acme', ...properties } } },
});
const deletions = ({ emulator }: PulumiStack): number => emulator.controls.countRequests('DeleteSpace');
const isThere = ({ emulator }: PulumiStack, name = 'acme'): boolean => emulator.controls.getSpace(name) !== undefined;

describe('a space that is not there, or closed to the login', () => {
  it('is not made, and what to do is said', async () => {
    await using stack = await PulumiStack.open(world, programOf({ name: 'initech' }));

    const { errors } = await stack.failing(up);

    expect(errors.join('\n')).toContain(
      'It may not exist, or be closed to this login. The API makes no spaces: make it in the CodeCatalyst console.',
    );
    expect(await stack.state()).toEqual([]);
  });

  it('stays in state when it was open before, whatever is asked', async () => {
    await using stack = await PulumiStack.deployed(world, programOf({}));
    stack.emulator.controls.deleteSpace('acme');

    for (const args of [
      ['refresh', '--yes', '--skip-preview'],
      [...up, '--refresh'],
    ]) {
      expect((await stack.failing(args)).output).toContain('That a space is gone is never proved');
      expect(await stack.recorded('home')).toMatchObject({ id: 'acme', outputs: { regionName: 'us-west-2' } });
    }
  });
});

describe('the deletion of a space', () => {
  it('is not asked for by forceDestroy of the provider', async () => {
    await using stack = await PulumiStack.deployed(world, programOf({}, { 'codecatalyst:forceDestroy': true }));

    const { warnings } = await stack.destroy();

    expect(warnings).toEqual([stays]);
    expect(deletions(stack)).toBe(0);
    expect(await stack.state()).toEqual([]);
  });

  it('is not asked for by an option that was never applied', async () => {
    await using stack = await PulumiStack.deployed(world, programOf({}));
    await stack.declare(programOf({ deleteOnDestroy: true }));

    await stack.destroy();

    expect(deletions(stack)).toBe(0);
    expect(isThere(stack)).toBe(true);
  });

  it('is done when the option was applied before', async () => {
    await using stack = await PulumiStack.deployed(world, programOf({}));
    await stack.declare(programOf({ deleteOnDestroy: true }));
    stack.emulator.controls.clearRequests();
    expect(await stack.up()).toHaveDone(['update home']);
    expect(stack.emulator.controls.countRequests()).toBe(0);

    expect(await stack.destroy()).toHaveDone(['delete home']);

    expect(isThere(stack)).toBe(false);
    expect(isThere(stack, 'umbrella')).toBe(true);
  });

  it('is done when the program no longer has it, and was not told otherwise before', async () => {
    await using stack = await PulumiStack.deployed(world, programOf({ deleteOnDestroy: true }));
    await stack.declare({ resources: {} });

    expect(await stack.up()).toHaveDone(['delete home']);

    expect(isThere(stack)).toBe(false);
  });

  it('is taken back by the option too', async () => {
    await using stack = await PulumiStack.deployed(world, programOf({ deleteOnDestroy: true }));
    await stack.declare(programOf({ deleteOnDestroy: false }));
    await stack.up();

    await stack.destroy();

    expect(isThere(stack)).toBe(true);
  });

  it('leaves it in state when it is refused', async () => {
    await using stack = await PulumiStack.deployed(world, programOf({ deleteOnDestroy: true }));
    const fault = {
      operation: 'DeleteSpace',
      status: 403,
      error: 'AccessDeniedException',
      message: 'Not for you',
    } as const;
    stack.emulator.controls.failNext(fault);

    const { output } = await stack.failing(['destroy', '--yes', '--skip-preview']);

    expect(output).toContain('Not for you');
    expect((await stack.recorded('home'))?.id).toBe('acme');
  });
});

describe('a space that another takes the place of', () => {
  it('stays, with a word on that', async () => {
    await using stack = await PulumiStack.deployed(world, programOf({}));
    await stack.declare(programOf({ name: 'umbrella' }));

    const run = await stack.up();

    expect(run).toHaveDone(['create-replacement home', 'replace home', 'delete-replaced home']);
    expect(run.warnings).toEqual([stays]);
    expect((await stack.recorded('home'))?.id).toBe('umbrella');
    expect(isThere(stack)).toBe(true);
  });

  it.each([
    ['nobody', {}],
    ['the provider', { 'codecatalyst:forceDestroy': true }],
  ])('is not replaced while its deletion counts, from the preview on, though %s let data go', async (_who, config) => {
    await using stack = await PulumiStack.deployed(world, programOf({ deleteOnDestroy: true }, config));
    await stack.declare(programOf({ name: 'umbrella', deleteOnDestroy: true }, config));

    const refused =
      'Space acme is not replaced, because its deletion was asked for with deleteOnDestroy. Set deleteOnDestroy: false and apply that first';
    expect((await stack.failing(['preview'])).output).toContain(refused);
    expect((await stack.failing(up)).output).toContain(refused);
    await stack.declare(programOf({ name: 'umbrella' }, config));
    expect((await stack.failing(up)).output).toContain(refused);

    await stack.declare(programOf({}, config));
    await stack.up();
    await stack.declare(programOf({ name: 'umbrella' }, config));
    await stack.up();
    expect(deletions(stack)).toBe(0);
    expect(isThere(stack)).toBe(true);
  });

  it('stays though its deletion counts, when the engine is told to replace it by itself', async () => {
    await using stack = await PulumiStack.deployed(world, programOf({ deleteOnDestroy: true }));
    const { urn = '' } = (await stack.recorded('home')) ?? {};

    const { warnings } = await stack.up('--replace', urn);

    expect(warnings).toEqual([stays]);
    expect(deletions(stack)).toBe(0);
    expect((await stack.recorded('home'))?.id).toBe('acme');
    await stack.preview('--refresh', '--expect-no-changes');
  });
});

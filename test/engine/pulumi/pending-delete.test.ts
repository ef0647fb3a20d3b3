import { describe, expect, it } from '@jest/globals';
import { type Program, type ProgramResource, repositoryOf } from './program.js';
import type { PulumiRun } from './run.js';
import { PulumiStack } from './stack.js';

const world = { spaces: ['acme'], projects: ['acme/shop'] };
const up = ['up', '--yes', '--skip-preview'];

/** A repository whose name is made for it, so that a new one comes before the old one goes. */
const web = (properties: Readonly<Record<string, unknown>>): Program => ({
  resources: { web: repositoryOf(properties) },
});

/** The same under a provider of the program's own. */
function webOfTheirs(properties: Readonly<Record<string, unknown>>, settings = {}): Program {
  const theirs: ProgramResource = { type: 'pulumi:providers:codecatalyst', properties: settings };
  return { resources: { theirs, web: { ...repositoryOf(properties), options: { provider: '${theirs}' } } } };
}

const idOf = async (stack: PulumiStack): Promise<string> => (await stack.recorded('web'))?.id ?? '';
const isThere = (stack: PulumiStack, id: string): boolean =>
  stack.emulator.controls.getSourceRepository('acme', 'shop', id.split('/')[2] ?? '') !== undefined;
const idsIn = async (stack: PulumiStack) =>
  (await stack.state()).map(({ id, delete: waits = false }) => ({ id, waits }));

/** Runs a replacement of a repository that somebody pushes to once its deletion has been planned. */
async function replacedTooLate(stack: PulumiStack): Promise<PulumiRun> {
  const { controls } = stack.emulator;
  const old = await idOf(stack);
  const release = controls.hold('CreateSourceRepository');
  const { ended } = stack.start(up);
  await release.arrived;
  controls.moveHead('acme', 'shop', old.split('/')[2] ?? '', 'main');
  release();
  return ended;
}

describe('a repository that was pushed to while its replacement was made', () => {
  it('is kept from run to run, until the configuration of the provider lets it go', async () => {
    await using stack = await PulumiStack.deployed(world, web({ description: 'First' }));
    const old = await idOf(stack);
    const refused = `SourceRepository ${old} is not deleted, because it holds code that was pushed to main.`;
    await stack.declare(web({ description: 'Second' }));

    const first = await replacedTooLate(stack);
    expect(first.exitCode).not.toBe(0);
    expect(first.output).toContain(refused);
    expect(first.output).toContain("only the provider's configuration lets the old one go.");
    const now = await idOf(stack);
    const both = [
      { id: now, waits: false },
      { id: old, waits: true },
    ];
    expect(now).not.toBe(old);
    expect(await idsIn(stack)).toEqual(both);

    expect((await stack.failing(up)).output).toContain(refused);
    // What the program says now is about the new one.
    await stack.declare(web({ description: 'Second', forceDestroy: true }));
    expect((await stack.failing(up)).output).toContain(refused);
    await stack.pulumi(['refresh', '--yes', '--skip-preview']);
    expect(await idsIn(stack)).toEqual(both);
    expect(isThere(stack, old)).toBe(true);

    await stack.configure({ 'codecatalyst:forceDestroy': true });
    expect(await stack.up()).toHaveDone(['delete-replaced web']);
    expect(isThere(stack, old)).toBe(false);
    expect(await idsIn(stack)).toEqual([{ id: now, waits: false }]);
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('is let go by the provider of the program that it was made with', async () => {
    await using stack = await PulumiStack.deployed(world, webOfTheirs({ description: 'First' }));
    const old = await idOf(stack);
    await stack.declare(webOfTheirs({ description: 'Second' }));
    const { output } = await replacedTooLate(stack);
    expect(output).toContain(`SourceRepository ${old} is not deleted`);

    // The setting of another provider is none of its business.
    await stack.configure({ 'codecatalyst:forceDestroy': true });
    expect((await stack.failing(up)).output).toContain(`SourceRepository ${old} is not deleted`);
    await stack.declare(webOfTheirs({ description: 'Second' }, { forceDestroy: true }));
    expect(await stack.up()).toHaveDone(['delete-replaced web']);

    expect(isThere(stack, old)).toBe(false);
    expect(await idsIn(stack)).toEqual([{ id: await idOf(stack), waits: false }]);
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('is done with when somebody deletes it', async () => {
    await using stack = await PulumiStack.deployed(world, web({ description: 'First' }));
    const old = await idOf(stack);
    await stack.declare(web({ description: 'Second' }));
    await replacedTooLate(stack);
    stack.emulator.controls.deleteSourceRepository('acme', 'shop', old.split('/')[2] ?? '');

    expect(await stack.up()).toHaveDone(['delete-replaced web']);

    expect(await idsIn(stack)).toEqual([{ id: await idOf(stack), waits: false }]);
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('is kept by a destroy too, until the configuration of the provider lets it go', async () => {
    await using stack = await PulumiStack.deployed(world, web({ description: 'First' }));
    const old = await idOf(stack);
    await stack.declare(web({ description: 'Second' }));
    await replacedTooLate(stack);

    await stack.failing(['destroy', '--yes', '--skip-preview']);
    expect(await idsIn(stack)).toContainEqual({ id: old, waits: true });
    expect(isThere(stack, old)).toBe(true);
    await stack.configure({ 'codecatalyst:forceDestroy': true });
    await stack.up();
    await stack.destroy();

    expect(await stack.state()).toEqual([]);
    expect(isThere(stack, old)).toBe(false);
  });
});

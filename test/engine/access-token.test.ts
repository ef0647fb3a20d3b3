import { describe, expect, it } from '@jest/globals';
import { accessToken } from '../../provider/resources/access-token.js';
import type { Workspace } from './engine.js';
import { type Changes, engines } from './workspace.js';

const world = { spaces: ['acme'] };
const pipeline = { name: 'pipeline', expiresTime: '2099-01-31T12:00:00.000Z' };

// Written by hand, not read from the resource: this is the specification it is held to.
const changes: Changes<typeof accessToken> = {
  name: ['deployment', 'replace'],
  expiresTime: ['2098-06-30T00:00:00.000Z', 'replace'],
};

const present = ({ emulator }: Workspace) => emulator.getAccessTokens('local-user');

function only(workspace: Workspace) {
  const [one, ...others] = present(workspace);
  if (!one || others.length > 0) throw new Error(`There was to be one token: ${JSON.stringify(present(workspace))}`);
  return one;
}

describe.each(engines)('an access token under $name', (engine) => {
  it('is created, leaves nothing to do, and goes without a trace', async () => {
    await using workspace = await engine.deployed(world, accessToken, pipeline);
    expect(only(workspace)).toMatchObject(pipeline);

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy()).toBeAnswered('same');

    expect(await workspace.destroy()).toBeAnswered('delete');
    expect(present(workspace)).toEqual([]);
  });

  it.each(Object.entries(changes))('plans and does what a change of %s asks', async (property, [value, expected]) => {
    await using workspace = await engine.deployed(world, accessToken, pipeline);
    const { id } = only(workspace);
    await workspace.declare(accessToken, { ...pipeline, [property]: value });

    expect(await workspace.plan()).toBeAnswered(expected);
    expect(await workspace.deploy()).toBeAnswered(expected);

    expect(only(workspace)).toMatchObject({ ...pipeline, [property]: value });
    expect(only(workspace).id).not.toBe(id);
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it('has its expiry in the words of the program, where they mean the same', async () => {
    await using workspace = await engine.deployed(world, accessToken, pipeline);
    await workspace.declare(accessToken, { ...pipeline, expiresTime: '2099-01-31T13:00:00+01:00' });

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy({ refresh: true })).toBeAnswered('same');
  });

  it('keeps the expiry that it got when the program does not name it', async () => {
    await using workspace = await engine.deployed(world, accessToken, { name: 'pipeline' });
    const { expiresTime } = only(workspace);
    expect(Date.parse(expiresTime ?? '')).toBeGreaterThan(Date.now());

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy({ refresh: true })).toBeAnswered('same');
    expect(only(workspace).expiresTime).toBe(expiresTime);
  });

  it.each([[{ name: 'mine' }], [{ expiresTime: '2097-01-01T00:00:00.000Z' }]])(
    'is replaced when someone sets %j',
    async (members) => {
      await using workspace = await engine.deployed(world, accessToken, pipeline);
      workspace.emulator.setAccessToken('local-user', only(workspace).id, members);

      expect(await workspace.plan({ refresh: true })).toBeAnswered('replace');
      expect(await workspace.deploy({ refresh: true })).toBeAnswered('replace');

      expect(only(workspace)).toMatchObject(pipeline);
      expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    },
  );

  it('is created again when someone deleted it behind our back', async () => {
    await using workspace = await engine.deployed(world, accessToken, pipeline);
    workspace.emulator.deleteAccessToken('local-user', only(workspace).id);

    expect(await workspace.plan({ refresh: true })).toBeAnswered('create');
    expect(await workspace.refresh()).toBeAnswered('delete');
    expect(await workspace.deploy()).toBeAnswered('create');
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it('is destroyed with success when it is gone already', async () => {
    await using workspace = await engine.deployed(world, accessToken, pipeline);
    workspace.emulator.deleteAccessToken('local-user', only(workspace).id);

    expect(await workspace.destroy()).toBeAnswered('delete');
  });

  it('is imported by its id, with code that changes nothing', async () => {
    await using workspace = await engine.deployed(world, accessToken, pipeline);
    const { id } = only(workspace);
    await workspace.forget();

    await workspace.import(accessToken, id);

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy()).toBeAnswered('same');
    await workspace.declare(accessToken, pipeline);
    expect(await workspace.plan()).toBeAnswered('same');
    expect(only(workspace).id).toBe(id);
  });
});

import { expect, it } from '@jest/globals';
import type { Controls } from '../../emulator/index.js';
import { accessToken } from '../../provider/resources/access-token.js';
import type { Workspace } from './engine.js';
import { underEachEngine } from './engines.js';
import { live } from './life/live.js';
import { nothingInPlace, unknownToTheService } from './life/omission.js';
import { theOnly } from './the-only.js';

const world = { spaces: ['acme'] };
const pipeline = { name: 'pipeline', expiresTime: '2099-01-31T12:00:00.000Z' };

const find = (emulator: Controls) => theOnly(emulator.getAccessTokens('local-user'));
const there = ({ emulator }: Workspace) => find(emulator);

live(accessToken, {
  world,
  inputs: pipeline,
  changes: {
    name: ['deployment', 'replace'],
    expiresTime: ['2098-06-30T00:00:00.000Z', 'replace'],
    rotation: [{ beforeDays: 30, overlapDays: 7 }, 'replace', 'expiresTime'],
  },
  drifts: {
    name: [['mine', 'replace']],
    expiresTime: [['2097-01-01T00:00:00.000Z', 'replace']],
    rotation: unknownToTheService,
  },
  bad: {
    name: [
      ['', 'must have 1 to 100 characters'],
      ['x'.repeat(101), 'must have 1 to 100 characters'],
    ],
    expiresTime: [
      ['tomorrow', '"tomorrow" is not a time as RFC 3339 writes it, such as'],
      ['2020-01-01T00:00:00Z', 'expiresTime'],
    ],
    rotation: [
      [{ beforeDays: 0 }, '0 must be 1 to 364'],
      [{ overlapDays: 7 }, 'beforeDays'],
      [{ beforeDays: 30, overlapDays: 0.5 }, 'rotation.overlapDays'],
    ],
  },
  calls: {
    create: 'CreateAccessToken',
    read: 'ListAccessTokens',
    readsBefore: 1,
    update: nothingInPlace,
    delete: 'DeleteAccessToken',
  },
  find,
  id: ({ id }) => id,
  set(emulator, { id }, members) {
    emulator.setAccessToken('local-user', id, members);
  },
  remove(emulator, { id }) {
    emulator.deleteAccessToken('local-user', id);
  },
});

underEachEngine('an access token', (engine) => {
  it('has its expiry in the words of the program, where they mean the same', async () => {
    await using workspace = await engine.deployed(world, accessToken, pipeline);
    await workspace.declare(accessToken, { ...pipeline, expiresTime: '2099-01-31T13:00:00+01:00' });

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy({ refresh: true })).toBeAnswered('same');
  });

  it('keeps the expiry that it got when the program does not name it', async () => {
    await using workspace = await engine.deployed(world, accessToken, { name: 'pipeline' });
    const expiresTime = there(workspace)?.expiresTime ?? '';
    expect(Date.parse(expiresTime)).toBeGreaterThan(Date.now());

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy({ refresh: true })).toBeAnswered('same');
    expect(there(workspace)?.expiresTime).toBe(expiresTime);
  });
});

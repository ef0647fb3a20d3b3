import { describe, expect, it } from '@jest/globals';
import { startEmulator, type WorkspaceSeed } from '../../emulator/index.js';
import { outcomes, Scene } from './teardown-scene.js';

const directory = 'd-9067000000';
const idOf = (number: number): string => `ws-${String(number).padStart(9, '0')}`;

const seed = (number: number, others: Partial<WorkspaceSeed> = {}): WorkspaceSeed => ({
  WorkspaceId: idOf(number),
  DirectoryId: directory,
  UserName: 'jane',
  BundleId: 'wsb-000000000',
  WorkspaceProperties: { RunningMode: 'AUTO_STOP' },
  ...others,
});

const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'eu-west-1' };

/** A folder beside an emulator with WorkSpaces, and AWS keys for the command. */
async function withWorkspaces(workspaces: readonly WorkspaceSeed[]): Promise<Scene> {
  const emulator = await startEmulator({ spaces: ['acme'], workspaces: [...workspaces] });
  return (await Scene.at(emulator, {})).with({ ...keys, AWS_ENDPOINT_URL: emulator.url });
}

const stateOf = ({ emulator }: Scene, number: number) => emulator.controls.workspaces.get(idOf(number)).State;

describe('a teardown of WorkSpaces', () => {
  it('stops those of a directory, 25 at a time, and says which cannot be stopped', async () => {
    await using scene = await withWorkspaces([
      ...Array.from({ length: 30 }, (_, index) => seed(index + 1)),
      seed(31, { WorkspaceProperties: { RunningMode: 'ALWAYS_ON' } }),
      seed(32, { State: 'STOPPED' }),
      seed(33, { DirectoryId: 'd-9067000001' }),
    ]);

    const plan = await scene.plan('--workspaces-directory', directory);
    expect(plan.workspaces).toHaveLength(30);
    expect(plan.kept.map(({ id, why }) => [id, why])).toEqual([
      [idOf(31), 'its running mode is ALWAYS_ON, and such are never stopped'],
      [idOf(32), 'it is STOPPED already'],
    ]);
    scene.emulator.controls.clearRequests();

    const { code, report } = await scene.apply();
    expect([code, report.counts.deleted]).toEqual([0, 30]);
    expect(scene.emulator.controls.countRequests('StopWorkspaces')).toBe(2);
    expect(stateOf(scene, 30)).not.toBe('AVAILABLE');
    expect(stateOf(scene, 33)).toBe('AVAILABLE');
  });

  it('stops those that are named, and reports one that has come to be unstoppable', async () => {
    await using scene = await withWorkspaces([seed(1), seed(2), seed(3)]);

    const plan = await scene.plan('--workspaces', `${idOf(1)},${idOf(2)}`, '--workspaces', idOf(9));
    expect(plan.workspaces.map(({ id, why }) => [id, why])).toEqual([
      [idOf(1), 'it was named'],
      [idOf(2), 'it was named'],
    ]);
    expect(plan.kept).toEqual([expect.objectContaining({ id: idOf(9), why: 'there is no such WorkSpace here' })]);
    scene.emulator.controls.workspaces.set(idOf(2), { State: 'MAINTENANCE' });

    const { code, report } = await scene.apply();
    expect(outcomes(report)).toEqual({ [idOf(1)]: 'deleted', [idOf(2)]: 'changed' });
    expect(code).toBe(3);
    expect(stateOf(scene, 3)).toBe('AVAILABLE');
  });
});

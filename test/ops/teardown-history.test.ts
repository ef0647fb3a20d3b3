import { describe, expect, it } from '@jest/globals';
import { ids, Scene } from './teardown-scene.js';

/** Makes something as a user does, so that the event log has it. */
async function make({ emulator }: Scene, path: string, body: object, bearer = emulator.token): Promise<void> {
  const answer = await fetch(`${emulator.url}/v1/spaces/acme/projects${path}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

describe('what the event log knows', () => {
  it('is asked only by who made what and when, and what it does not know is not chosen', async () => {
    await using scene = await Scene.open({ projects: ['acme/shop'] });
    const { controls } = scene.emulator;
    controls.putToken('token-of-jane', 'jane');
    controls.addSourceRepository('acme', 'shop', { name: 'unlogged' });
    await make(scene, '/shop/sourceRepositories/mine', {});
    await make(scene, '/shop/sourceRepositories/hers', {}, 'token-of-jane');
    await make(scene, '', { displayName: 'lab' }, 'token-of-jane');
    controls.clearRequests();

    const hers = await scene.plan('--select', 'creator = jane');
    expect(ids(hers.items)).toEqual(['acme/lab', 'acme/shop/hers']);
    expect(controls.countRequests('ListEventLogs')).toBeGreaterThan(0);

    const { items, considered = [] } = await scene.plan('--select', 'kind = project and age < 1h', '--explain');
    expect(ids(items)).toEqual(['acme/lab']);
    expect(considered.find(({ id }) => id === 'acme/shop')?.why).toBe('its age is not known');
  });

  it('tells a project that was made again under its name, which is left', async () => {
    await using scene = await Scene.open({});
    await make(scene, '', { displayName: 'lab' });
    await make(scene, '', { displayName: 'old' });
    await scene.plan('--select', 'kind = project');
    scene.emulator.controls.deleteProject('acme', 'lab');
    await make(scene, '', { displayName: 'lab' });

    const { code, report } = await scene.apply();
    expect(report.results.map(({ id, outcome, why }) => [id, outcome, why])).toEqual([
      ['acme/lab', 'changed', expect.stringContaining('it was deleted and made again at')],
      ['acme/old', 'deleted', undefined],
    ]);
    expect(code).toBe(3);
    expect(scene.emulator.controls.getProject('acme', 'lab')).toBeDefined();
  });
});

describe('a thing of the plan', () => {
  it('is left when it was made again under its name, is in use by now, or holds something new', async () => {
    const at = '5f0c2a1e-9d1b-4c7e-8f57-000000000001';
    await using scene = await Scene.open({
      projects: ['acme/shop'],
      repositories: ['acme/shop/again', 'acme/shop/pushed', 'acme/shop/branched', 'acme/shop/gone', 'acme/shop/same'],
      devEnvironments: [`acme/shop/${at}`],
    });
    const { controls } = scene.emulator;
    controls.setDevEnvironment('acme', 'shop', at, { status: 'STOPPED' });
    await scene.plan('--select', 'kind = repository or kind = environment', '--include-data');

    controls.deleteSourceRepository('acme', 'shop', 'again');
    controls.addSourceRepository('acme', 'shop', { name: 'again' });
    controls.moveHead('acme', 'shop', 'pushed', 'main');
    controls.addBranch('acme', 'shop', 'branched', 'new');
    controls.deleteSourceRepository('acme', 'shop', 'gone');
    controls.setDevEnvironment('acme', 'shop', at, { status: 'RUNNING' });

    const { code, report } = await scene.apply();
    expect(
      Object.fromEntries(report.results.map(({ id, outcome, why = '' }) => [id.slice(10), `${outcome} ${why}`])),
    ).toEqual({
      again: expect.stringMatching(/^changed it was deleted and made again at 20/),
      pushed: 'changed somebody pushed to its branch main',
      branched: 'changed somebody made its branch new',
      gone: 'gone ',
      same: 'deleted ',
      [at]: 'changed somebody has started it',
    });
    expect(code).toBe(3);
  });
});

import { describe, expect, it } from '@jest/globals';
import { stopWorkspaces } from '../../../provider/ops/teardown/stop-workspaces.js';
import type { Workspaces } from '../../../provider/service/workspaces.js';

const listed = [
  { id: 'ws-1', why: 'it was named' },
  { id: 'ws-2', why: 'it was named' },
];
const display = { done: () => undefined, waits: () => undefined, says: () => undefined, end: () => undefined };

/** WorkSpaces of which one will not stop so many times. */
function stubborn(times: number): { readonly service: Workspaces; readonly asked: (readonly string[])[] } {
  const asked: (readonly string[])[] = [];
  const service: Workspaces = {
    byIds: (ids) => Promise.resolve(ids.map((WorkspaceId) => ({ WorkspaceId, State: 'AVAILABLE' as const }))),
    inDirectory: () => Promise.resolve([]),
    stop(ids) {
      asked.push(ids);
      const refuses = asked.length <= times && ids.includes('ws-2');
      return Promise.resolve(refuses ? [{ id: 'ws-2', code: 'InternalServerError', message: 'Try again.' }] : []);
    },
  };
  return { service, asked };
}

const run = { display, signal: new AbortController().signal };

describe('WorkSpaces that would not stop', () => {
  it('are asked again, they alone', async () => {
    const { service, asked } = stubborn(1);

    const results = await stopWorkspaces(listed, service, run);
    expect(results.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['ws-1', 'deleted'],
      ['ws-2', 'deleted'],
    ]);
    expect(asked).toEqual([['ws-1', 'ws-2'], ['ws-2']]);
  });

  it('are reported when they never do', async () => {
    const { service, asked } = stubborn(Infinity);

    const results = await stopWorkspaces(listed, service, run);
    expect(results.map(({ id, outcome, why }) => [id, outcome, why])).toEqual([
      ['ws-1', 'deleted', undefined],
      ['ws-2', 'failed', 'InternalServerError: Try again.'],
    ]);
    expect(asked).toHaveLength(4);
  });
});

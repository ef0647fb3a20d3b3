import { describe, expect, it } from '@jest/globals';
import { RequestLog } from '../../emulator/request-log.js';

const request = (path: string) => ({ method: 'GET', path, attempt: undefined, requestId: path, operation: undefined });

describe('the request log', () => {
  it('counts all, and keeps the latest ten thousand in the order of arrival', () => {
    const log = new RequestLog();
    for (let number = 1; number <= 25_000; number += 1) log.open(request(`/${number}`));

    const paths = log.records.map(({ path }) => path);

    expect(log.count()).toBe(25_000);
    expect(paths).toHaveLength(10_000);
    expect([paths[0], paths.at(-1)]).toEqual(['/15001', '/25000']);
  });

  it('keeps fewer of large requests, and always the latest', () => {
    const log = new RequestLog();
    const megabyte = 1024 * 1024;
    for (let number = 1; number <= 100; number += 1) {
      log.open(request(`/${number}`));
      log.grow(megabyte);
    }

    expect(log.count()).toBe(100);
    expect(log.records.length).toBeLessThanOrEqual(16);
    expect(log.records.at(-1)?.path).toBe('/100');
  });

  it('forgets all when it is cleared', () => {
    const log = new RequestLog();
    log.open(request('/one'));
    log.clear();

    expect([log.count(), log.records]).toEqual([0, []]);
  });
});

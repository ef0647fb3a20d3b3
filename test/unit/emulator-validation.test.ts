import { describe, expect, it } from '@jest/globals';
import {
  CreateDevEnvironment,
  CreateProject,
  GetSourceRepository,
  GetUserDetails,
  ListDevEnvironments,
  ListSourceRepositoryBranches,
  UpdateDevEnvironment,
} from '../../api/operations.js';
import { readRequest } from '../../emulator/validation/request-reader.js';
import { shapeResponse } from '../../emulator/validation/response-shaper.js';

const labels = { spaceName: 'acme', projectName: 'shop' };
const raw = (body: unknown, query = '') => ({ labels, query, body: Buffer.from(JSON.stringify(body)) });

describe('a request', () => {
  it('is read from path, query and body', () => {
    const request = readRequest(GetUserDetails, {
      labels: {},
      query: 'userName=jane%2Edoe&other=1',
      body: Buffer.of(),
    });

    expect(request).toEqual({ userName: 'jane.doe' });
  });

  it('that is wrong a thousand times is told a hundred of them', () => {
    const read = () => readRequest(ListDevEnvironments, raw({ filters: Array<number>(1000).fill(1) }));

    expect(read).toThrow(
      /^1000 validation errors detected: Value at '\/filters\/0' failed .*'\/filters\/99' failed [^;]*structure$/,
    );
  });

  it('keeps nested structures, without what the contract does not name', () => {
    const body = {
      instanceType: 'dev.standard1.small',
      persistentStorage: { sizeInGiB: 16, colour: 'red' },
      repositories: [{ repositoryName: 'web' }],
    };

    expect(readRequest(CreateDevEnvironment, raw(body))).toEqual({
      ...labels,
      instanceType: 'dev.standard1.small',
      persistentStorage: { sizeInGiB: 16 },
      repositories: [{ repositoryName: 'web' }],
    });
  });

  it.each([
    [
      { persistentStorage: { sizeInGiB: 65 }, instanceType: 'small' },
      ['/instanceType', '/persistentStorage/sizeInGiB'],
    ],
    [{ persistentStorage: {}, instanceType: 'dev.standard1.small', ides: [{}, {}] }, ['/ides', 'sizeInGiB']],
    [{ repositories: [{ repositoryName: 'web.git' }] }, ['/repositories/0/repositoryName', '/instanceType']],
  ])('of %j is refused for every member that fails', (body, failing) => {
    for (const member of failing) {
      expect(() => readRequest(CreateDevEnvironment, raw(body))).toThrow(member);
    }
  });

  it('may be empty where the least length is 0, whatever the pattern says', () => {
    expect(readRequest(CreateProject, raw({ displayName: 'shop', description: '' }))).toHaveProperty('description', '');
    const update = { labels: { ...labels, id: '00000000-0000-0000-0000-000000000000' }, query: '' };
    const body = Buffer.from('{"alias":""}');
    expect(readRequest(UpdateDevEnvironment, { ...update, body })).toHaveProperty('alias', '');
  });

  it('does not take long to refuse what is much too long', () => {
    const description = `${'a'.repeat(500_000)}!`;

    expect(() => readRequest(CreateProject, raw({ displayName: 'shop', description }))).toThrow('have length');
  });
});

describe('an answer', () => {
  const times = { createdTime: '2026-03-01T00:00:00Z', lastUpdatedTime: '2026-03-01T00:00:00Z' };
  const repository = { ...labels, name: 'web', ...times };

  it('holds what the contract names and no more', () => {
    const branch = { name: 'main', lastUpdatedTime: '2026-03-01T00:00:00Z', key: 7 };

    const answer = shapeResponse(ListSourceRepositoryBranches, { items: [branch], nextToken: undefined, key: 7 });

    expect(answer).toEqual({ items: [{ name: 'main', lastUpdatedTime: '2026-03-01T00:00:00.000Z' }] });
  });

  it.each([
    ['lacks a required member', { ...repository, createdTime: undefined }],
    ['has a member of another type', { ...repository, description: 7 }],
    ['has a time that is none', { ...repository, createdTime: 'yesterday' }],
  ])('is a defect when it %s', (_what, answer) => {
    expect(() => shapeResponse(GetSourceRepository, answer)).toThrow(
      /^(The answer's|The answer lacks|GetSourceRepository answered) /,
    );
  });
});

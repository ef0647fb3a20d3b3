import { describe, expect, it } from '@jest/globals';
import { made, removed, setProperty } from '../../../provider/ops/drift/causes.js';

const entry = (action: string, request: Record<string, unknown>, projectName = 'shop') => ({
  ...{ action, request, projectName, at: 0 },
  response: {},
});
const environment = { projectName: 'shop', devEnvironmentId: 'e1' };
const named = { projectName: 'shop', id: 'e1' };

describe('what an entry of the event log explains', () => {
  it('is a property only if it was set to what it is now', () => {
    const update = entry('UpdateDevEnvironment', { ...named, alias: 'yours', ides: [{ name: 'Cloud9' }] });
    expect(setProperty('DevEnvironment', environment, 'alias', 'yours', update)).toBe(true);
    expect(setProperty('DevEnvironment', environment, 'ides', [{ name: 'Cloud9' }], update)).toBe(true);
    expect(setProperty('DevEnvironment', environment, 'alias', 'other', update)).toBe(false);
    expect(setProperty('DevEnvironment', environment, 'instanceType', 'dev.standard1.small', update)).toBe(false);
    expect(setProperty('DevEnvironment', { ...environment, devEnvironmentId: 'e2' }, 'alias', 'yours', update)).toBe(
      false,
    );
  });

  it('is a description that was cleared', () => {
    const cleared = entry('UpdateProject', { name: 'shop', description: '' });
    expect(setProperty('Project', { name: 'shop' }, 'description', undefined, cleared)).toBe(true);
  });

  it('is a stop or a start, by what the environment is to be doing', () => {
    const stop = entry('StopDevEnvironment', named);
    expect(setProperty('DevEnvironment', environment, 'desiredStatus', 'STOPPED', stop)).toBe(true);
    expect(setProperty('DevEnvironment', environment, 'desiredStatus', 'RUNNING', stop)).toBe(false);
    expect(removed('DevEnvironment', environment, stop)).toBe(false);
    expect(removed('DevEnvironmentSession', { ...environment, sessionId: 's1' }, stop)).toBe(true);
  });

  it('is the end of what was in the thing that was deleted', () => {
    const project = entry('DeleteProject', { name: 'shop' });
    const repository = entry('DeleteSourceRepository', { projectName: 'shop', name: 'web' });
    const branch = { projectName: 'shop', sourceRepositoryName: 'web', name: 'next' };
    expect(removed('Project', { name: 'shop' }, project)).toBe(true);
    expect(removed('Branch', branch, project)).toBe(true);
    expect(removed('Branch', branch, repository)).toBe(true);
    expect(removed('Branch', { ...branch, projectName: 'blog' }, repository)).toBe(false);
    expect(removed('SourceRepository', { projectName: 'shop', name: 'api' }, repository)).toBe(false);
  });

  it('is the making of a thing whose id only the answer tells', () => {
    const create = { ...entry('CreateDevEnvironment', { projectName: 'shop' }), response: { id: 'e1' } };
    expect(made('DevEnvironment', environment, create)).toBe(true);
    expect(made('DevEnvironment', { ...environment, devEnvironmentId: 'e2' }, create)).toBe(false);
  });

  it('is nothing of tokens, which are in no space', () => {
    expect(removed('AccessToken', { accessTokenId: 't' }, entry('DeleteAccessToken', { id: 't' }))).toBe(false);
  });
});

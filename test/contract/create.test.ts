import { describe, expect, it } from '@jest/globals';
import { configured } from './contract.js';
import type { NamedType } from './provider-client.js';
import { refusal } from './refusal.js';
import { secret, unknown, unknowns, type Values } from './struct.js';

const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as unknown as string;
const web = { spaceName: 'acme', projectName: 'shop', name: 'web' };

interface Sample {
  readonly inputs: Values;
  readonly id: string;
  readonly outputs: Values;
}
const samples: Readonly<Record<NamedType, Sample>> = {
  Project: {
    inputs: { spaceName: 'acme', displayName: 'Our blog', description: secret('Words') },
    id: 'acme/Our-blog',
    outputs: { name: 'Our-blog' },
  },
  SourceRepository: {
    inputs: { spaceName: 'acme', projectName: 'shop', name: secret('api'), description: 'Ours' },
    id: 'acme/shop/api',
    outputs: {
      firstCommitId: expect.stringMatching(/^[0-9a-f]{40}$/) as unknown as string,
      cloneUrl: expect.stringMatching(/^https?:\/\/.*acme\/shop\/api$/) as unknown as string,
      createdTime: instant,
      lastUpdatedTime: instant,
    },
  },
  Branch: {
    inputs: { spaceName: 'acme', projectName: secret('shop'), sourceRepositoryName: 'web', name: 'release/1.0' },
    id: 'acme/shop/web/release/1.0',
    outputs: {
      ref: 'refs/heads/release/1.0',
      headCommitId: expect.stringMatching(/^[0-9a-f]{40}$/) as unknown as string,
      firstCommitId: expect.stringMatching(/^[0-9a-f]{40}$/) as unknown as string,
      lastUpdatedTime: instant,
    },
  },
};

describe.each(Object.entries(samples) as [NamedType, Sample][])('Create of a %s', (type, { inputs, id, outputs }) => {
  it('makes it and tells all there is to know, with the marks of secrecy it came with', async () => {
    await using contract = await configured();
    contract.controls.addSourceRepository('acme', 'shop', { name: 'web' });
    expect(await contract.provider.create(type, inputs)).toEqual({ id, properties: { ...inputs, ...outputs } });
  });

  it('tells in a preview what will be known, and calls nobody', async () => {
    await using contract = await configured();
    const { provider, controls } = contract;
    const expected = Object.fromEntries(Object.keys(outputs).map((name) => [name, unknown]));

    const { properties } = await provider.create(type, inputs, { preview: true });

    expect(properties).toEqual({ ...inputs, ...expected });
    expect(controls.countRequests()).toBe(0);
  });
});

describe('Create', () => {
  it.each(Object.entries(unknowns))('leaves an unknown %s unknown in a preview', async (_, sentinel) => {
    await using contract = await configured();
    const inputs = { spaceName: 'acme', displayName: sentinel, description: secret(sentinel) };
    expect(await contract.provider.create('Project', inputs, { preview: true })).toEqual({
      id: '',
      properties: { spaceName: 'acme', displayName: unknown, description: secret(unknown), name: unknown },
    });
  });

  it('keeps its own marks out of the state', async () => {
    await using contract = await configured();
    const inputs = { spaceName: 'acme', displayName: 'blog-1234567', __autonamed: true, __defaults: [] };
    const { properties } = await contract.provider.create('Project', inputs);
    expect(properties).toEqual({ spaceName: 'acme', displayName: 'blog-1234567', name: 'blog-1234567' });
  });

  it('records where a branch began, which the service does not tell', async () => {
    await using contract = await configured();
    contract.controls.addSourceRepository('acme', 'shop', { name: 'web' });
    const startCommitId = contract.controls.moveHead('acme', 'shop', 'web', 'main');
    contract.controls.moveHead('acme', 'shop', 'web', 'main');
    const inputs = { spaceName: 'acme', projectName: 'shop', sourceRepositoryName: 'web', name: 'fix', startCommitId };

    const { properties } = await contract.provider.create('Branch', inputs);

    expect(properties).toMatchObject({ startCommitId, headCommitId: startCommitId });
  });

  it('has made nothing when it fails with a bare error', async () => {
    await using contract = await configured();
    const { provider, controls } = contract;
    controls.addSourceRepository('acme', 'shop', { name: 'web' });

    const refused = await refusal(provider.create('SourceRepository', web));

    expect(refused).toMatchObject({ code: 'ALREADY_EXISTS', half: undefined });
    expect(refused.text).toMatch(/\(CreateSourceRepository: ConflictException, request id [\w-]+\)/);
    // Whoever meant to take up what is there is told how.
    expect(refused.text).toMatch(/import it: its id is acme\/shop\/web\.$/);
  });

  it('records what it made when it cannot be read', async () => {
    await using contract = await configured();
    const { provider, controls } = contract;
    controls.failNext({
      operation: 'GetSourceRepository',
      status: 500,
      message: 'Out of order for $hush$',
      times: 'always',
    });
    const inputs = { ...web, description: secret('$hush$') };

    const refused = await refusal(provider.create('SourceRepository', inputs));

    expect(refused.code).toBe('FAILED_PRECONDITION');
    expect(refused.text).toMatch(
      /^CodeCatalyst failed: Out of order for \[secret\] \(GetSourceRepository: \w+, request id /,
    );
    expect(refused.half).toEqual({ id: 'acme/shop/web', properties: inputs, inputs, reasons: [refused.text] });
    expect(controls.getSourceRepository('acme', 'shop', 'web')).toBeDefined();
  });

  it('keeps the mark of a made name in what it records half made', async () => {
    await using contract = await configured();
    const { provider, controls } = contract;
    controls.failNext({ operation: 'GetProject', status: 500, times: 'always' });
    const inputs = { spaceName: 'acme', displayName: 'blog-1234567', __autonamed: true };

    const { half } = await refusal(provider.create('Project', inputs));

    expect(half).toMatchObject({ id: 'acme/blog-1234567', inputs, properties: { name: 'blog-1234567' } });
  });

  it('records what it made when the login ends right after', async () => {
    await using contract = await configured();
    contract.controls.expireLoginAt(2);
    const refused = await refusal(contract.provider.create('SourceRepository', web));
    expect(refused).toMatchObject({ code: 'UNAUTHENTICATED', half: { id: 'acme/shop/web', inputs: web } });
    expect(refused.text).toContain('Give a fresh token');
  });

  it('waits no longer than the program allows', async () => {
    await using contract = await configured();
    const { provider, controls } = contract;
    const release = controls.hold('GetProject');
    const creating = refusal(provider.create('Project', { spaceName: 'acme', displayName: 'Blog' }, { timeout: 1 }));
    await release.arrived;

    expect(await creating).toMatchObject({
      code: 'DEADLINE_EXCEEDED',
      text: expect.stringContaining('did not end within 1 s'),
      half: { id: 'acme/Blog', properties: { name: 'Blog' } },
    });
    release();
  });
});

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { configured, greeted } from './contract.js';
import { refusal } from './refusal.js';

const blog = { spaceName: 'acme', displayName: 'Blog' };

/** A service that takes requests and answers none; it knows when the client lets go. */
async function silentService() {
  const arrived = Promise.withResolvers<undefined>();
  const left = Promise.withResolvers<undefined>();
  const server = createServer((_request, response) => {
    arrived.resolve(undefined);
    response.once('close', () => {
      left.resolve(undefined);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived: arrived.promise,
    left: left.promise,
    [Symbol.dispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

describe('Cancel', () => {
  it('does nothing where nothing is under way', async () => {
    await using contract = await greeted();
    await contract.provider.cancel();
    expect(await contract.provider.getPluginInfo()).toBe('0.1.0');
  });

  it('ends what only looks', async () => {
    await using contract = await configured();
    const { provider, controls } = contract;
    const release = controls.hold('GetProject');
    const reading = refusal(provider.read('Project', 'acme/shop'));
    await release.arrived;

    await provider.cancel();

    expect(await reading).toEqual({ code: 'CANCELLED', text: 'GetProject was cancelled.', half: undefined });
    release();
  });

  it('ends the waits between tries', async () => {
    await using contract = await configured({ maxRetries: 100 });
    const { provider, controls, engine } = contract;
    controls.failNext({ operation: 'GetProject', status: 429, retryAfterSeconds: 600, times: 'always' });
    const reading = refusal(provider.read('Project', 'acme/shop'));
    await engine.message('info', /retrying in 600 s/);

    await provider.cancel();

    expect(await reading).toMatchObject({ half: undefined });
    expect(controls.countRequests('GetProject')).toBe(1);
  });

  it('lets a write end that is under way, and records what it made', async () => {
    await using contract = await configured();
    const { provider, controls } = contract;
    const release = controls.hold('CreateProject');
    const creating = refusal(provider.create('Project', blog));
    await release.arrived;

    await provider.cancel();
    release();

    expect(await creating).toMatchObject({
      code: 'CANCELLED',
      half: { id: 'acme/Blog', properties: { ...blog, name: 'Blog' }, inputs: blog },
    });
    expect(controls.getProject('acme', 'Blog')).toBeDefined();
  });

  it('ends the wait for what was made and does not show yet, and records it', async () => {
    await using contract = await configured();
    const { provider, controls, engine } = contract;
    const release = controls.hold('GetProject');
    const creating = refusal(provider.create('Project', blog));
    await release.arrived;
    controls.deleteProject('acme', 'Blog');
    release();
    await engine.message('info', /^waiting for Project acme\/Blog to appear .*Ctrl-C stops waiting/);

    await provider.cancel();

    expect(await creating).toEqual({
      code: 'CANCELLED',
      text: expect.stringContaining('cancelled'),
      half: {
        id: 'acme/Blog',
        properties: { ...blog, name: 'Blog' },
        inputs: blog,
        reasons: [expect.stringContaining('cancelled')],
      },
    });
  });

  it('ends nothing that comes later', async () => {
    await using contract = await configured();
    const { provider, controls, configuration } = contract;
    const release = controls.hold('GetProject');
    const reading = refusal(provider.read('Project', 'acme/shop'));
    await release.arrived;
    await provider.cancel();
    await reading;
    release();

    expect(await provider.create('Project', blog)).toMatchObject({ id: 'acme/Blog' });
    await provider.configure(configuration);
    expect(await provider.read('Project', 'acme/Blog')).toMatchObject({ id: 'acme/Blog' });
  });
});

describe('a call that breaks off', () => {
  it('ends its request of the service', async () => {
    await using contract = await greeted();
    using service = await silentService();
    const { provider } = contract;
    await provider.configure({ endpoint: service.url, token: 'unused', maxRetries: 0 });
    const reading = provider.read('Project', 'acme/shop');
    const ended = refusal(reading);
    await service.arrived;

    reading.cancel();

    await service.left;
    expect(await ended).toMatchObject({ code: 'CANCELLED' });
  });

  it('ends no other call', async () => {
    await using contract = await configured();
    const { provider, controls } = contract;
    const release = controls.hold('GetProject');
    const first = provider.read('Project', 'acme/shop');
    const ended = refusal(first);
    await release.arrived;
    const second = provider.read('Project', 'acme/shop');

    first.cancel();
    await ended;
    release();

    expect(await second).toMatchObject({ id: 'acme/shop' });
  });
});

describe('a plugin that is told to end', () => {
  it('first answers what is under way', async () => {
    await using contract = await configured();
    const { provider, controls, plugin } = contract;
    const write = controls.hold('CreateProject');
    const look = controls.hold('GetProject');
    const creating = refusal(provider.create('Project', blog));
    const reading = refusal(provider.read('Project', 'acme/shop'));
    await Promise.all([write.arrived, look.arrived]);

    plugin.signal('SIGTERM');
    expect(await reading).toMatchObject({ code: 'CANCELLED' });
    write();

    expect(await creating).toMatchObject({ code: 'CANCELLED', half: { id: 'acme/Blog' } });
    expect(await plugin.exited).toEqual({ code: 0, signal: null });
    look();
  });

  it('does not wait for a service that never answers a question', async () => {
    await using contract = await greeted();
    using service = await silentService();
    const { provider, plugin } = contract;
    await provider.configure({ endpoint: service.url, token: 'unused', maxRetries: 0 });
    const reading = refusal(provider.read('Project', 'acme/shop'));
    await service.arrived;

    plugin.signal('SIGINT');

    expect(await plugin.exited).toEqual({ code: 0, signal: null });
    expect((await reading).code).toMatch(/^(CANCELLED|UNAVAILABLE)$/);
  });
});

import { describe, expect, it } from '@jest/globals';
import { type ProgramResource, projectOf } from './program.js';
import { PulumiStack } from './stack.js';

const world = { spaces: ['acme', 'umbrella'], projects: ['acme/shop', 'umbrella/shop'] };
const web: ProgramResource = {
  type: 'codecatalyst:SourceRepository',
  properties: { projectName: 'shop', name: 'web' },
};
const provider = (properties: Readonly<Record<string, unknown>>): ProgramResource => ({
  type: 'pulumi:providers:codecatalyst',
  properties,
});

describe('the configuration of the provider', () => {
  it('names the space of what names none, and a move to another one replaces it', async () => {
    await using stack = await PulumiStack.open(world, {
      config: { 'codecatalyst:spaceName': 'acme' },
      resources: { web },
    });
    await stack.up();
    expect((await stack.recorded('web'))?.id).toBe('acme/shop/web');

    await stack.declare({ config: { 'codecatalyst:spaceName': 'umbrella' }, resources: { web } });
    const replacement = ['create-replacement web', 'replace web', 'delete-replaced web'];
    expect(await stack.preview()).toHaveDone(replacement);
    expect(await stack.up()).toHaveDone(replacement);

    expect((await stack.recorded('web'))?.id).toBe('umbrella/shop/web');
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('may stand in a provider of the program, beside the one of the stack', async () => {
    const options = { provider: '${theirs}' };
    await using stack = await PulumiStack.deployed(world, {
      config: { 'codecatalyst:spaceName': 'acme' },
      resources: { theirs: provider({ spaceName: 'umbrella', maxRetries: 3 }), web, api: { ...web, options } },
    });

    expect((await stack.state()).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['acme/shop/web', 'umbrella/shop/web']),
    );
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('may come from a resource that a preview has not made', async () => {
    const options = { provider: '${ours}' };
    await using stack = await PulumiStack.open(world, {
      resources: {
        blog: projectOf('Blog'),
        ours: provider({ spaceName: '${blog.spaceName}', profile: '${blog.name}' }),
        web: { ...web, options },
      },
      variables: {
        space: { 'fn::invoke': { function: 'codecatalyst:getSpace', options } },
      },
      outputs: { region: '${space.regionName}' },
    });

    expect(await stack.preview()).toHaveDone(['create blog', 'create web']);
    await stack.up();
    expect((await stack.recorded('web'))?.id).toBe('acme/shop/web');
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it.each([
    ['the space', { spaceName: 'umbrella' }],
    ['the endpoint', { endpoint: 'https://codecatalyst.example.com' }],
  ])('replaces no provider of the program when %s moves: what names its space stays', async (_what, moved) => {
    const program = (settings: object) => ({
      resources: {
        ours: provider({ spaceName: 'acme', ...settings }),
        web: { type: web.type, properties: { ...web.properties, spaceName: 'acme' }, options: { provider: '${ours}' } },
      },
    });
    await using stack = await PulumiStack.deployed(world, program({}));
    await stack.declare(program(moved));
    const { controls } = stack.emulator;
    controls.clearRequests();

    expect(await stack.up()).toHaveDone([]);
    expect(controls.countRequests()).toBe(0);
  });

  it('takes a token that is kept secret', async () => {
    await using stack = await PulumiStack.open(world, {
      config: { 'codecatalyst:spaceName': 'acme' },
      resources: { web },
    });
    stack.emulator.controls.putToken('token-of-the-stack', 'robot');
    await stack.pulumi(['config', 'set', '--secret', 'codecatalyst:token', 'token-of-the-stack']);

    await stack.pulumi(['up', '--yes', '--skip-preview'], { AWS_BEARER_TOKEN_CODECATALYST: '' });

    expect(stack.emulator.controls.requests.map(({ user }) => user)).toContain('robot');
    expect(await stack.read('Pulumi.dev.yaml')).not.toContain('token-of-the-stack');
    expect(await stack.stateText()).not.toContain('token-of-the-stack');
  });

  it('never reaches the state when it comes from the environment', async () => {
    await using stack = await PulumiStack.deployed(world, {
      config: { 'codecatalyst:spaceName': 'acme' },
      resources: { web },
    });

    const text = await stack.stateText();
    expect(text).toContain('acme/shop/web');
    expect(text).not.toContain(stack.emulator.token);
    expect(text).not.toContain('"endpoint"');
  });

  it.each([
    [
      { endpoint: 'http://codecatalyst.example.com' },
      'endpoint is http://codecatalyst.example.com, which would carry the login in clear text. Use https',
    ],
    [{ endpoint: 'codecatalyst' }, 'endpoint is not an address: "codecatalyst". It must be a URL such as'],
    [{ maxRetries: 'x' }, 'property maxRetries value {x} has a problem: must be a whole number, and is text'],
    [{ maxRetries: 101 }, 'property maxRetries value {101} has a problem: 101 must be 0 to 100'],
    [
      { spacename: 'acme' },
      'property spacename value {acme} has a problem: there is no property spacename; did you mean spaceName?',
    ],
    [{ spaceName: '-' }, 'property spaceName value {-} has a problem: "-" must have 3 to 63 characters'],
  ])('is refused as %j', async (settings, message) => {
    const config = Object.fromEntries(Object.entries(settings).map(([key, value]) => [`codecatalyst:${key}`, value]));
    await using stack = await PulumiStack.open(world, {
      config: { 'codecatalyst:spaceName': 'acme', ...config },
      resources: { web },
    });

    const { output } = await stack.failing(['preview']);

    expect(output).toContain(message);
    expect(stack.emulator.controls.countRequests()).toBe(0);
  });
});

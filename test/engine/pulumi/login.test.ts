import { describe, expect, it } from '@jest/globals';
import { projectOf, repositoryOf } from './program.js';
import { PulumiStack } from './stack.js';

const world = { spaces: ['acme'], projects: ['acme/shop'] };
const resources = {
  blog: projectOf('Blog'),
  web: repositoryOf({ name: 'web' }),
  release: {
    type: 'codecatalyst:Branch',
    properties: { spaceName: 'acme', projectName: 'shop', sourceRepositoryName: '${web.name}', name: 'release' },
  },
};
const refresh = ['refresh', '--yes', '--skip-preview'];
const nobody = { AWS_BEARER_TOKEN_CODECATALYST: '' };

describe('a login that expires', () => {
  it.each([1, 2, 3])('at request %i of a refresh is an error, and all stays in the state', async (nth) => {
    await using stack = await PulumiStack.deployed(world, { resources });
    const before = (await stack.state()).map(({ id }) => id);
    expect(before).toHaveLength(3);
    stack.emulator.controls.expireLoginAt(nth);

    const { output } = await stack.failing(refresh);

    expect(output).toContain(
      'The login to CodeCatalyst does not hold: the environment variable AWS_BEARER_TOKEN_CODECATALYST was refused (VerifySession: AccessDeniedException',
    );
    expect(output).toContain('Set AWS_BEARER_TOKEN_CODECATALYST to a fresh token, or unset it and log in by SSO.');
    expect((await stack.state()).map(({ id }) => id)).toEqual(before);
    stack.emulator.controls.renewLogin();
    await stack.preview('--refresh', '--expect-no-changes');
  });

  // The get is refused, the session is asked for, the list of projects decides.
  it.each([1, 2, 3])('at request %i is no proof that a project is gone, even if it is', async (nth) => {
    await using stack = await PulumiStack.deployed(world, { resources: { blog: resources.blog } });
    const { controls } = stack.emulator;
    controls.deleteProject('acme', 'Blog');
    controls.expireLoginAt(nth);

    const { output } = await stack.failing(refresh);

    expect(output).toContain('The login to CodeCatalyst does not hold');
    expect((await stack.recorded('blog'))?.id).toBe('acme/Blog');
    controls.renewLogin();
    await stack.pulumi(refresh);
    expect(await stack.state()).toEqual([]);
  });

  it('before a destroy deletes nothing and forgets nothing', async () => {
    await using stack = await PulumiStack.deployed(world, { resources });
    stack.emulator.controls.expireLoginAt(1);

    const { output } = await stack.failing(['destroy', '--yes', '--skip-preview']);

    expect(output).toContain('The login to CodeCatalyst does not hold');
    expect((await stack.state()).map(({ id }) => id)).toEqual(expect.arrayContaining(['acme/Blog', 'acme/shop/web']));
  });
});

describe('a run without a login', () => {
  it('can preview what is new, and says that it was not checked', async () => {
    await using stack = await PulumiStack.open(world, { resources });

    const { output, warnings } = await stack.pulumi(['preview'], nobody);

    expect(output).toContain('+ 4 to create');
    expect(warnings).toEqual([
      expect.stringMatching(
        /^Not checked: whether CodeCatalyst would accept this\. There is no login to CodeCatalyst: .+aws sso login --profile default/,
      ),
    ]);
  });

  it('cannot deploy, and is told every way out in one message', async () => {
    await using stack = await PulumiStack.open(world, { resources: { blog: resources.blog } });

    const { errors } = await stack.failing(['up', '--yes', '--skip-preview'], nobody);

    const [first = ''] = errors;
    expect(first).toContain('There is no login to CodeCatalyst');
    expect(first).toContain('Log in with "aws sso login --profile default" and run this again.');
    expect(first).toContain(
      "set the provider's setting token or the environment variable AWS_BEARER_TOKEN_CODECATALYST",
    );
    expect(first).not.toMatch(/\n\s+at /);
    expect(stack.emulator.controls.countRequests()).toBe(0);
  });

  it('names the profile of the configuration', async () => {
    await using stack = await PulumiStack.open(world, { config: { 'codecatalyst:profile': 'ops' }, resources });

    const { errors } = await stack.failing(['up', '--yes', '--skip-preview'], nobody);

    expect(errors.join('\n')).toContain('aws sso login --profile ops');
  });
});

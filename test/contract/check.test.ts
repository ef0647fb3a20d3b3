import { describe, expect, it } from '@jest/globals';
import { configured } from './contract.js';
import { secret, unknown, unknowns, type Values } from './struct.js';

const repository = { spaceName: 'acme', projectName: 'shop', name: 'web' };

describe('Check', () => {
  it('gives back what the program says, secrets and all', async () => {
    await using contract = await configured();
    const news = { ...repository, name: secret('web'), description: secret('Ours'), projectName: secret(unknown) };
    expect(await contract.provider.check('SourceRepository', news)).toEqual({ inputs: news, failures: {} });
  });

  it.each(Object.entries(unknowns))('knows an unknown %s wherever it stands', async (_, sentinel) => {
    await using contract = await configured();
    const { inputs, failures } = await contract.provider.check('SourceRepository', {
      ...repository,
      projectName: sentinel,
      description: secret(sentinel),
      tags: [{ owner: sentinel, deep: [secret(sentinel)] }],
    });

    expect(failures).toEqual({ tags: expect.stringContaining('there is no property tags') });
    expect(inputs).toEqual({
      ...repository,
      projectName: unknown,
      description: secret(unknown),
      tags: [{ owner: unknown, deep: [secret(unknown)] }],
    });
  });

  it('keeps the secrets inside of what it does not know', async () => {
    await using contract = await configured();
    const tags = { owners: ['ann', secret('bob')], deep: { er: [{ key: secret({ a: ['b'] }) }] } };
    const { inputs } = await contract.provider.check('Project', { spaceName: 'acme', displayName: 'Blog', tags });
    expect(inputs).toEqual({ spaceName: 'acme', displayName: 'Blog', tags });
  });

  it('fills in the space of the provider where the program names none', async () => {
    await using contract = await configured({ spaceName: 'umbrella' });
    const { provider } = contract;
    const filled = { spaceName: 'umbrella', displayName: 'Blog' };

    expect(await provider.check('Project', { displayName: 'Blog' })).toEqual({ inputs: filled, failures: {} });
    expect(await provider.check('Project', { spaceName: null, displayName: 'Blog' })).toMatchObject({ inputs: filled });
    expect(await provider.check('Project', { ...filled, spaceName: 'acme' })).toMatchObject({
      inputs: { spaceName: 'acme' },
    });
  });

  it('names everything that is wrong at once, with what is allowed', async () => {
    await using contract = await configured();
    const { provider } = contract;
    const wrong = { displayName: 'a', description: 7, DisplayName: 'b', colour: 'red' };

    expect((await provider.check('Project', wrong)).failures).toEqual({
      spaceName: "spaceName is required; set it here, or spaceName in the provider's configuration",
      displayName: expect.stringMatching(/^"a" must have 3 to 63 characters.*letters and digits/),
      description: expect.stringMatching(/^must be text, and is a number/),
      DisplayName: 'there is no property DisplayName; did you mean displayName?',
      colour: 'there is no property colour; allowed are spaceName, displayName, description, forceDestroy',
    });
    expect((await provider.check('Branch', { name: ['x'] })).failures).toEqual({
      spaceName: expect.stringContaining('is required'),
      projectName: 'projectName is required',
      sourceRepositoryName: 'sourceRepositoryName is required',
      name: 'must be text, and is a list',
    });
  });

  it('calls nobody, and shows no secret that is wrong', async () => {
    await using contract = await configured();
    const { failures } = await contract.provider.check('Project', {
      spaceName: 'acme',
      displayName: secret('$ecret'),
      description: secret({ password: 'hunter2' }),
    });

    expect(failures).toEqual({
      displayName: expect.stringMatching(/^the secret value must have 3 to 63 characters/),
      description: expect.stringMatching(/^must be text, and is an object/),
    });
    expect(contract.controls.countRequests()).toBe(0);
  });

  it('refuses files', async () => {
    await using contract = await configured();
    const asset = { '4dabf18193072939515e22adb298388d': 'c44067f5952c0a294b673a41bacd8c17', text: 'hello' };
    const answer = contract.provider.check('Project', { spaceName: 'acme', displayName: 'Blog', description: asset });
    await expect(answer).rejects.toMatchObject({ details: expect.stringMatching(/^description is a file/) });
  });
});

/** Names end in what the engine's seed makes, which is the same in preview and update. */
const seed = Uint8Array.from({ length: 32 }, (_, index) => index + 0xa0);
const otherSeed = new Uint8Array(32).fill(0xff);
const named = (displayName: string): Values => ({ spaceName: 'acme', displayName, __autonamed: true });

describe('a name that the program leaves out', () => {
  it('is made from the name of the resource and the seed of the engine', async () => {
    await using contract = await configured();
    const { provider } = contract;
    const news = { spaceName: 'acme' };
    const made = { inputs: named('blog-a0a1a2a'), failures: {} };

    expect(await provider.check('Project', news, { name: 'blog', seed })).toEqual(made);
    expect(await provider.check('Project', news, { name: 'blog', seed })).toEqual(made);
    expect(await provider.check('Project', { ...news, displayName: null }, { name: 'blog', seed })).toEqual(made);
    expect(await provider.check('Project', news, { name: 'blog', seed: otherSeed })).toMatchObject({
      inputs: { displayName: 'blog-fffffff' },
    });
  });

  it('stays what it is as long as the resource lives', async () => {
    await using contract = await configured();
    const { provider } = contract;
    const olds = named('blog-1234567');

    const kept = await provider.check('Project', { spaceName: 'acme' }, { name: 'blog', seed, olds });
    expect(kept).toEqual({ inputs: olds, failures: {} });
    // A replacement is checked without the old inputs, and must not take the name of what it replaces.
    const replacement = await provider.check('Project', { spaceName: 'acme' }, { name: 'blog', seed, olds: {} });
    expect(replacement.inputs).toEqual(named('blog-a0a1a2a'));
  });

  it('gives way to a name in the program', async () => {
    await using contract = await configured();
    const news = { spaceName: 'acme', displayName: 'Blog' };
    const { inputs } = await contract.provider.check('Project', news, { olds: named('blog-1234567'), seed });
    expect(inputs).toEqual(news);
  });

  it('is not made up where the program leaves out a name that it gave, which would replace what has it', async () => {
    await using contract = await configured();
    const olds = { spaceName: 'acme', displayName: 'Blog' };
    const { failures } = await contract.provider.check('Project', { spaceName: 'acme' }, { name: 'blog', olds, seed });
    expect(failures).toEqual({
      displayName:
        'displayName is left out now, and a name made up in its place would replace this Project; set it as it was',
    });
  });

  it('is as long as the service allows, and well-formed wherever it is cut', async () => {
    await using contract = await configured();
    const { provider } = contract;
    const long = 'x'.repeat(80);
    const cutAtHyphen = `${'x'.repeat(54)}-${'y'.repeat(40)}`;

    const whole = await provider.check('Project', { spaceName: 'acme' }, { name: long, seed });
    expect(whole).toEqual({ inputs: named(`${'x'.repeat(55)}-a0a1a2a`), failures: {} });
    const cut = await provider.check('Project', { spaceName: 'acme' }, { name: cutAtHyphen, seed });
    expect(cut).toEqual({ inputs: named(`${'x'.repeat(54)}-a0a1a2a`), failures: {} });
  });

  it.each([
    ['PROPOSE', 'blog-proposed', 'blog-proposed', {}],
    ['PROPOSE', 'x'.repeat(70), 'x'.repeat(63), {}],
    ['PROPOSE', `${'x'.repeat(62)}-y`, 'x'.repeat(62), {}],
    ['ENFORCE', 'blog-enforced', 'blog-enforced', {}],
    ['ENFORCE', 'x'.repeat(70), 'x'.repeat(70), { displayName: expect.stringMatching(/must have 3 to 63 characters/) }],
  ] as const)('follows the engine that says %s %s', async (mode, proposed, displayName, failures) => {
    await using contract = await configured();
    const autonaming = { mode, name: proposed };
    const answer = await contract.provider.check('Project', { spaceName: 'acme' }, { name: 'blog', seed, autonaming });
    expect(answer).toEqual({ inputs: named(displayName), failures });
  });

  it('is missing where the engine makes none', async () => {
    await using contract = await configured();
    const options = { name: 'blog', seed, autonaming: { mode: 'DISABLE' } as const };
    expect(await contract.provider.check('Project', { spaceName: 'acme' }, options)).toEqual({
      inputs: { spaceName: 'acme' },
      failures: { displayName: 'displayName is required, as automatic names are switched off by pulumi:autonaming' },
    });
  });

  it.each([
    ['SourceRepository', { projectName: 'shop' }],
    ['Branch', { projectName: 'shop', sourceRepositoryName: 'web' }],
  ] as const)('is made for a %s too', async (type, parents) => {
    await using contract = await configured({ spaceName: 'acme' });
    expect(await contract.provider.check(type, parents, { name: 'main', seed })).toEqual({
      inputs: { spaceName: 'acme', ...parents, name: 'main-a0a1a2a', __autonamed: true },
      failures: {},
    });
  });
});

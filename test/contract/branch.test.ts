import { describe, expect, it } from '@jest/globals';
import type { EmulatorOptions } from '../../emulator/index.js';
import { gitLogin } from '../git-login.js';
import { configured, type ConfiguredContract } from './contract.js';
import { refusal } from './refusal.js';
import { secret, type Values } from './struct.js';

const next = { spaceName: 'acme', projectName: 'shop', sourceRepositoryName: 'web', name: 'fix/1' };
const id = 'acme/shop/web/fix/1';

interface BranchContract extends ConfiguredContract {
  readonly login: Values;
  /** The branch, made by the provider. */
  readonly made: Values;
}

/** A plugin with a login for Git, which has made a branch in a repository of two others: `main` and `other`. */
async function withBranch(settings: Values = {}, options: EmulatorOptions = {}): Promise<BranchContract> {
  const contract = await configured({}, options);
  const { controls, emulator, provider, configuration } = contract;
  const login = await gitLogin(emulator);
  await provider.configure({ ...configuration, ...login, ...settings });
  controls.addSourceRepository('acme', 'shop', { name: 'web' });
  controls.addBranch('acme', 'shop', 'web', 'other');
  const { properties } = await provider.create('Branch', next);
  controls.clearRequests();
  return { ...contract, login, made: properties };
}

const branchIn = ({ controls }: ConfiguredContract, name = 'fix/1') => controls.getBranch('acme', 'shop', 'web', name);
const push = ({ controls }: ConfiguredContract, name = 'fix/1') => controls.moveHead('acme', 'shop', 'web', name);

/** A program that wants another name: Check, and Diff as in a plan. */
async function replacement({ provider }: ConfiguredContract, olds: Values): Promise<unknown> {
  const { inputs } = await provider.check('Branch', { ...next, name: 'fix/2' }, { olds: next });
  return provider.diff('Branch', { id, olds, oldInputs: next, news: inputs });
}

describe('a branch, where there is a login for Git', () => {
  it('is deleted with two calls of the API, and no other branch is', async () => {
    await using contract = await withBranch();
    await contract.provider.delete('Branch', id, contract.made, next);

    expect(branchIn(contract)).toBeUndefined();
    expect([branchIn(contract, 'main'), branchIn(contract, 'other')]).not.toContain(undefined);
    expect(contract.controls.countRequests('ListSourceRepositoryBranches')).toBe(1);
    expect(contract.controls.countRequests('GetSourceRepositoryCloneUrls')).toBe(1);
  });

  it('knows the commit that it was made at, whatever becomes of it', async () => {
    await using contract = await withBranch();
    const { provider, made } = contract;
    const start = branchIn(contract)?.headCommitId;
    expect(made).toMatchObject({ firstCommitId: start, headCommitId: start });

    const pushed = push(contract);
    const { properties } = await provider.read('Branch', id, { properties: made, inputs: next });
    expect(properties).toMatchObject({ firstCommitId: start, headCommitId: pushed });
    const news = { ...next, forceDestroy: true };
    const olds = { id, olds: properties, oldInputs: next, news };
    expect(await provider.update('Branch', olds)).toMatchObject({ firstCommitId: start, forceDestroy: true });
    expect((await provider.read('Branch', id)).properties).not.toHaveProperty('firstCommitId');
  });

  it('is gone when somebody else deleted it, or what it was in', async () => {
    await using contract = await withBranch();
    const { controls, provider, made } = contract;
    const deletion = () => provider.delete('Branch', id, made, next);
    controls.deleteBranch('acme', 'shop', 'web', 'fix/1');
    await expect(deletion()).resolves.toBeUndefined();
    controls.deleteSourceRepository('acme', 'shop', 'web');
    await expect(deletion()).resolves.toBeUndefined();
    controls.deleteProject('acme', 'shop');
    await expect(deletion()).resolves.toBeUndefined();
  });

  it('is deleted when it was left half made', async () => {
    await using contract = await withBranch();
    const { controls, provider } = contract;
    const other = { ...next, name: 'fix/2' };
    controls.failNext({ operation: 'ListSourceRepositoryBranches', error: 'AccessDeniedException' });
    const { half } = await refusal(provider.create('Branch', other));

    await provider.delete('Branch', 'acme/shop/web/fix/2', half?.properties ?? {}, other);
    expect(branchIn(contract, 'fix/2')).toBeUndefined();
  });

  it('stays in a linked repository, which says so', async () => {
    await using contract = await withBranch();
    const { controls, provider, engine } = contract;
    controls.addLinkedRepository('acme', 'shop', { name: 'linked' });
    controls.addBranch('acme', 'shop', 'linked', 'next');
    const { properties } = await provider.read('Branch', 'acme/shop/linked/next');

    await provider.delete('Branch', 'acme/shop/linked/next', properties);
    expect(controls.getBranch('acme', 'shop', 'linked', 'next')).toBeDefined();
    expect((await engine.message('warning', /linked repository/)).text).toBe(
      'linked is a linked repository: next stays in linked and is no longer managed. Delete it where the repository lives.',
    );
  });
});

describe('a branch that somebody pushed to', () => {
  it('is neither replaced nor deleted, and nothing is touched', async () => {
    await using contract = await withBranch();
    const { provider, made } = contract;
    const pushed = push(contract);

    const planned = await refusal(replacement(contract, made));
    expect(planned).toMatchObject({ code: 'FAILED_PRECONDITION' });
    expect(planned.text).toBe(
      'Branch acme/shop/web/fix/1 is not replaced, because it holds code that was pushed to it. To let that go, set ' +
        "forceDestroy: true on it and apply that first, or set forceDestroy in the provider's configuration. To keep it, take the change back.",
    );
    expect((await refusal(provider.delete('Branch', id, made, next))).text).toMatch(
      /^Branch acme\/shop\/web\/fix\/1 is not deleted, because it holds code that was pushed to it\. /,
    );
    expect(branchIn(contract)?.headCommitId).toBe(pushed);
  });

  it('stays though that was after the look at it, and goes all the same where it is let go', async () => {
    await using contract = await withBranch();
    const { provider, controls, made } = contract;
    const pushedMeanwhile = async (properties: Values) => {
      const release = controls.hold('GetSourceRepositoryCloneUrls');
      const deletion = provider.delete('Branch', id, properties, next);
      await release.arrived;
      const pushed = push(contract);
      release();
      return { deletion, pushed };
    };

    const { deletion, pushed } = await pushedMeanwhile(made);
    expect(await refusal(deletion)).toMatchObject({
      code: 'FAILED_PRECONDITION',
      text: expect.stringMatching(
        /^Branch acme\/shop\/web\/fix\/1 is not deleted, because somebody pushed to it just now\. To let that go, set forceDestroy/,
      ),
    });
    expect(branchIn(contract)?.headCommitId).toBe(pushed);
    await (
      await pushedMeanwhile({ ...made, forceDestroy: true })
    ).deletion;
    expect(branchIn(contract)).toBeUndefined();
  });

  it('is let go when that was recorded, or the provider is configured to', async () => {
    await using contract = await withBranch();
    const { provider, made, configuration, login } = contract;
    push(contract);
    const recorded = { ...made, forceDestroy: true };
    expect(await replacement(contract, recorded)).toMatchObject({ replaces: ['name'] });
    await provider.delete('Branch', id, recorded, next);
    expect(branchIn(contract)).toBeUndefined();

    const { properties } = await provider.create('Branch', next);
    push(contract);
    await provider.configure({ ...configuration, ...login, forceDestroy: 'true' });
    await provider.delete('Branch', id, properties, next);
    expect(branchIn(contract)).toBeUndefined();
  });

  it('counts as such after an import, which does not know what it was made at', async () => {
    await using contract = await withBranch();
    const { properties } = await contract.provider.read('Branch', id);

    expect((await refusal(contract.provider.delete('Branch', id, properties))).text).toContain(
      'because the commit it was made at is not known, as after an import, so it may hold code.',
    );
    expect(branchIn(contract)).toBeDefined();
  });

  it('is just forgotten where there is no login for Git, as it stays', async () => {
    await using contract = await withBranch({ gitUsername: null, gitPassword: null });
    const { provider, made } = contract;
    push(contract);

    expect(await replacement(contract, made)).toMatchObject({ replaces: ['name'] });
    await provider.delete('Branch', id, made, next);
    expect(branchIn(contract)).toBeDefined();
  });
});

describe('the default branch', () => {
  it.each(['full', 'plain'] as const)(
    'is forgotten with a warning, though it was imported, by a Git server that is %s',
    async (gitProfile) => {
      await using contract = await withBranch({}, { gitProfile });
      const { provider, controls, engine } = contract;
      // Where HEAD tells its commit alone, no other branch has that one.
      push(contract, 'main');
      const { properties } = await provider.read('Branch', 'acme/shop/web/main');

      await provider.delete('Branch', 'acme/shop/web/main', properties);
      expect(controls.getBranch('acme', 'shop', 'web', 'main')).toBeDefined();
      expect((await engine.message('warning', /default branch/)).text).toBe(
        'The default branch cannot be deleted: main stays in web and is no longer managed.',
      );
    },
  );

  it('is told by the refusal where the server does not tell it, once it may go', async () => {
    await using contract = await withBranch({ forceDestroy: true }, { gitProfile: 'plain' });
    const { provider, engine } = contract;
    const { properties } = await provider.read('Branch', 'acme/shop/web/main');

    await provider.delete('Branch', 'acme/shop/web/main', properties);
    expect((await engine.message('warning', /default branch/)).text).toBe(
      'The default branch cannot be deleted (the Git server says: deletion of the current branch prohibited): main stays in web and is no longer managed.',
    );
  });
});

describe('a login for Git that is wrong', () => {
  it('is an error that names the settings and shows no secret, and the branch stays', async () => {
    await using contract = await withBranch({ gitPassword: secret('hunter-two') });
    const { provider, made } = contract;

    const refused = await refusal(provider.delete('Branch', id, made, next));
    expect(refused).toMatchObject({
      code: 'UNAUTHENTICATED',
      text: expect.stringContaining('The login is that of the setting gitUsername and the setting gitPassword: '),
    });
    expect(refused.text).not.toContain('hunter-two');
    expect(branchIn(contract)).toBeDefined();
  });

  it('leaves a plan not checked where it would have been refused', async () => {
    await using contract = await withBranch({ gitPassword: 'hunter-two' });
    push(contract);

    expect(await replacement(contract, contract.made)).toMatchObject({ replaces: ['name'] });
    expect(await contract.engine.message('warning', /^Not checked: whether replacing Branch/)).toBeDefined();
  });
});

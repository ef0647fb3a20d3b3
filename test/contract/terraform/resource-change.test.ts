import { describe, expect, it } from '@jest/globals';
import { Configured, nothing } from './configured.js';
import { dynamic, refined, unknown, valueIn } from './wire-client.js';

const project = 'codecatalyst_project';
const repository = 'codecatalyst_source_repository';
const token = 'codecatalyst_access_token';
const blog = { space_name: 'acme', display_name: 'Blog' };
const web = { space_name: 'acme', project_name: 'shop', name: 'web' };

const steps = (...names: readonly string[]) => ({
  steps: names.map((name): unknown => expect.objectContaining({ attribute_name: name })),
});

describe('PlanResourceChange', () => {
  it('knows of a new resource what the program sets, and nothing of what the service tells', async () => {
    await using provider = await Configured.start({ space_name: 'acme' });
    const { state, diagnostics } = await provider.plan(project, nothing, { display_name: 'Blog' });
    expect(diagnostics).toEqual([]);
    expect(state).toEqual({
      description: null,
      display_name: 'Blog',
      force_destroy: null,
      id: unknown,
      name: unknown,
      space_name: 'acme',
    });
    expect(provider.emulator.controls.countRequests()).toBe(0);
  });

  it('leaves what stays as it is known when something changes in place', async () => {
    await using provider = await Configured.start();
    const made = await provider.apply(project, nothing, blog);
    const planned = await provider.plan(project, made, { ...blog, description: 'Writes' });
    expect(planned.state).toEqual({ ...made.state, description: 'Writes' });
    expect(planned.replaces).toEqual([]);
  });

  it('names what a new one is made for', async () => {
    await using provider = await Configured.start();
    const made = await provider.apply(project, nothing, blog);
    const planned = await provider.plan(project, made, { ...blog, display_name: 'Diary' });
    expect(planned.replaces).toEqual([steps('display_name')]);
  });

  it('plans nothing for what mattered only when it was made, or says the same in other words', async () => {
    await using provider = await Configured.start();
    const { controls } = provider.emulator;
    controls.addSourceRepository('acme', 'shop', { name: 'web' });
    const branch = { space_name: 'acme', project_name: 'shop', source_repository_name: 'web', name: 'next' };
    const made = await provider.apply('codecatalyst_branch', nothing, branch);
    const named = { ...made, state: { ...made.state, start_commit_id: 'a'.repeat(40) } };
    expect((await provider.plan('codecatalyst_branch', named, branch)).state).toEqual(named.state);

    const expiring = { name: 'git', expires_time: '2031-01-01T00:00:00Z' };
    const first = await provider.apply(token, nothing, expiring);
    expect(first.state).toMatchObject(expiring);
    const same = await provider.plan(token, first, { ...expiring, expires_time: '2031-01-01T01:00:00+01:00' });
    expect(same.state).toEqual(first.state);
  });

  it('makes a new token where one that was to expire is not to any more', async () => {
    await using provider = await Configured.start();
    const made = await provider.apply(token, nothing, { name: 'git', expires_time: '2031-01-01T00:00:00Z' });
    const planned = await provider.plan(token, made, { name: 'git' });
    expect(planned.replaces).toEqual([steps('expires_time')]);
    expect(planned.state).toMatchObject({ expires_time: unknown, id: made.state?.id });
  });

  it('does what the last read noted as due, whatever the clock says now', async () => {
    await using provider = await Configured.start();
    const rotating = { name: 'git', rotation: { before_days: 30, overlap_days: 1 } };
    const made = await provider.apply(token, nothing, rotating);
    expect((await provider.plan(token, made, rotating)).state).toEqual(made.state);

    const due = { ...made, state: { ...made.state, rotation_due: true } };
    const planned = await provider.plan(token, due, rotating);
    expect(planned.replaces).toEqual([]);
    expect(planned.state).toMatchObject({ id: made.state?.id, owner_id: made.state?.owner_id, secret: unknown });
    const rotated = await provider.apply(token, due, rotating);
    expect(rotated.state).toMatchObject({
      id: made.state?.id,
      rotation_due: false,
      previous: [{ access_token_id: made.state?.access_token_id }],
    });
    expect(rotated.state?.secret).not.toBe(made.state?.secret);
  });

  it('makes anew what is beyond use, and says so', async () => {
    await using provider = await Configured.start();
    provider.emulator.controls.addSourceRepository('acme', 'shop', { name: 'web' });
    const bench = {
      ...{ space_name: 'acme', project_name: 'shop', instance_type: 'dev.standard1.small' },
      ...{ persistent_storage: { size_in_gib: 16 }, ides: [{ name: 'VSCode', runtime: null }] },
    };
    const environment = 'codecatalyst_dev_environment';
    const dev_environment_id = '7f0c1ef4-1b7c-4f0a-9f0b-3a8a4f6f0a11';
    const id = `acme/shop/${dev_environment_id}`;
    const state = { ...bench, id, dev_environment_id, status: 'FAILED', status_reason: 'No room' };
    const whole = await provider.client.object('resource', environment, state);
    const planned = await provider.plan(environment, { state: valueIn(whole), bytes: nothing.bytes }, bench);
    expect(planned.replaces).toEqual([steps('status')]);
    expect(planned.state).toMatchObject({ status: unknown });
    expect(planned.diagnostics).toContainEqual(
      expect.objectContaining({
        severity: 2,
        summary: `The codecatalyst_dev_environment ${id} is beyond use (FAILED: No room): it is to be replaced`,
      }),
    );
  });

  it('takes every form of what is not known yet', async () => {
    await using provider = await Configured.start();
    const planned = await provider.plan(repository, nothing, { ...web, project_name: refined });
    expect(planned.diagnostics).toEqual([]);
    expect(planned.state).toMatchObject({ project_name: unknown, name: 'web' });
  });

  it('refuses a replacement that loses code, whatever the program says now', async () => {
    await using provider = await Configured.start();
    provider.emulator.controls.addSourceRepository('acme', 'shop', { name: 'web' });
    const imported = await provider.read(repository, await provider.import(repository, 'acme/shop/web'));
    const planned = await provider.plan(repository, imported, { ...web, description: 'New', force_destroy: true });
    expect(planned.diagnostics).toEqual([
      expect.objectContaining({
        severity: 1,
        summary: expect.stringMatching(/^codecatalyst_source_repository acme\/shop\/web is not replaced, because/),
        detail: expect.stringContaining('set force_destroy = true on it and apply that first'),
      }),
    ]);
  });

  it('says what is wrong once the settings of the provider are known', async () => {
    await using provider = await Configured.start();
    expect(await provider.validate(project, { display_name: 'Blog' })).toEqual([]);
    const { diagnostics } = await provider.plan(project, nothing, { display_name: 'Blog' });
    expect(diagnostics).toEqual([
      expect.objectContaining({
        summary: 'space_name is not valid',
        detail: "space_name: space_name is required; set it here, or space_name in the provider's configuration.",
        attribute: steps('space_name'),
      }),
    ]);
  });
});

describe('ApplyResourceChange', () => {
  it('makes, changes and deletes, and answers what is there', async () => {
    await using provider = await Configured.start();
    const { controls } = provider.emulator;
    const made = await provider.apply(project, nothing, blog);
    expect(made.state).toMatchObject({ id: 'acme/Blog', name: 'Blog', description: null });

    const changed = await provider.apply(project, made, { ...blog, description: 'Writes' });
    expect(changed.state).toMatchObject({ id: 'acme/Blog', description: 'Writes' });
    const cleared = await provider.apply(project, changed, blog);
    expect(cleared.state).toMatchObject({ description: null });

    expect((await provider.apply(project, cleared, null)).state).toBeNull();
    expect(controls.countRequests('DeleteProject')).toBe(1);
  });

  it('makes no call for an option', async () => {
    await using provider = await Configured.start();
    const made = await provider.apply(project, nothing, blog);
    const before = provider.emulator.controls.countRequests();
    const changed = await provider.apply(project, made, { ...blog, force_destroy: true });
    expect(changed.state).toEqual({ ...made.state, force_destroy: true });
    expect(provider.emulator.controls.countRequests()).toBe(before);
  });

  it('deletes a space that is to go, and leaves it where another takes its place', async () => {
    await using provider = await Configured.start();
    const { controls } = provider.emulator;
    const space = 'codecatalyst_space';
    const made = await provider.apply(space, nothing, { name: 'umbrella', delete_on_destroy: true });
    // Terraform hands the deletion that makes way for another the notes of the plan of that other.
    const next = await provider.plan(space, nothing, { name: 'umbrella', delete_on_destroy: true });
    await provider.client.call('ApplyResourceChange', {
      type_name: space,
      prior_state: dynamic(made.state),
      planned_state: dynamic(null),
      config: dynamic(null),
      planned_private: next.bytes,
    });
    expect(controls.countRequests('DeleteSpace')).toBe(0);
    await provider.apply(space, made, null);
    expect(controls.countRequests('DeleteSpace')).toBe(1);
  });

  it('keeps secrets out of its log and its messages', async () => {
    await using provider = await Configured.start();
    const made = await provider.apply(token, nothing, { name: 'git' });
    const secret = String(made.state?.secret);
    expect(secret.length).toBeGreaterThan(10);
    await provider.read(token, made);
    expect(provider.provider.log).not.toContain(secret);
    expect(provider.provider.log).not.toContain(provider.emulator.token);
    const lines = provider.provider.log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines).toContainEqual(
      expect.objectContaining({
        '@level': 'trace',
        '@message': 'asked',
        '@timestamp': expect.stringMatching(/\.\d{6}Z$/),
        tf_rpc: 'ReadResource',
      }),
    );
  });
});

describe('StopProvider', () => {
  it('records what was made before, whole and with no error, so that the next run finishes it', async () => {
    await using provider = await Configured.start();
    const release = provider.emulator.controls.hold('GetSourceRepository');
    const making = provider.apply(repository, nothing, { ...web, force_destroy: true });
    await release.arrived;
    await provider.client.call('StopProvider');
    const made = await making;
    release();
    expect(made.state).toMatchObject({ ...web, id: 'acme/shop/web', force_destroy: true, clone_url: null });
    expect(made.diagnostics).toEqual([
      expect.objectContaining({ severity: 2, summary: 'acme/shop/web was made before the run was stopped' }),
    ]);
    expect((await provider.read(repository, made)).state).toMatchObject({ clone_url: expect.stringMatching(/web$/) });
  });

  it('ends what is under way, which says so', async () => {
    await using provider = await Configured.start();
    const made = await provider.apply(project, nothing, blog);
    const release = provider.emulator.controls.hold('GetProject');
    const reading = provider.read(project, made);
    await release.arrived;
    await provider.client.call('StopProvider');
    expect((await reading).diagnostics).toEqual([expect.objectContaining({ summary: 'GetProject was cancelled' })]);
    release();
  });
});

describe('ReadResource', () => {
  it('sees what others changed of what the program sets, and that a thing is gone', async () => {
    await using provider = await Configured.start();
    const made = await provider.apply(project, nothing, { ...blog, description: 'Writes' });
    const other = { ...made, state: { ...made.state, description: 'Sings' } };
    expect((await provider.read(project, other)).state).toMatchObject({ description: 'Writes' });
    const unset = { ...made, state: { ...made.state, description: null } };
    expect((await provider.read(project, unset)).state).toMatchObject({ description: null });
    await provider.apply(project, made, null);
    expect((await provider.read(project, made)).state).toBeNull();
  });

  it('takes up what is imported as it is', async () => {
    await using provider = await Configured.start();
    const imported = await provider.import(project, 'acme/shop');
    const { state } = await provider.read(project, imported);
    expect(state).toMatchObject({ id: 'acme/shop', display_name: 'shop', description: 'Sells', space_name: 'acme' });
    const wrong = await provider.import(project, 'shop');
    expect(wrong.diagnostics).toEqual([
      expect.objectContaining({ summary: '"shop" is not the id of a codecatalyst_project', attribute: steps('id') }),
    ]);
  });

  it('keeps what is recorded while the configuration of the provider is not known yet', async () => {
    await using provider = await Configured.start();
    const made = await provider.apply(project, nothing, blog);
    await provider.configure({ endpoint: unknown });
    const read = await provider.read(project, made);
    expect(read.state).toEqual(made.state);
    expect(read.diagnostics).toEqual([
      expect.objectContaining({ severity: 2, summary: 'Not read: codecatalyst_project acme/Blog' }),
    ]);
  });
});

describe('what Terraform can say and JavaScript cannot', () => {
  it('refuses a whole number that would be rounded', async () => {
    await using provider = await Configured.start();
    const environment = {
      project_name: 'shop',
      instance_type: 'dev.standard1.small',
      persistent_storage: { size_in_gib: 2n ** 53n + 1n },
    };
    expect(await provider.validate('codecatalyst_dev_environment', environment)).toEqual([
      expect.objectContaining({
        summary: 'persistent_storage.size_in_gib is 9007199254740993, which is out of range',
        attribute: steps('persistent_storage'),
      }),
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { Configured, nothing } from './configured.js';

const project = 'codecatalyst_project';
const repository = 'codecatalyst_source_repository';
const blog = { space_name: 'acme', display_name: 'Blog' };
const web = { space_name: 'acme', project_name: 'shop', name: 'web' };

describe('ApplyResourceChange that fails', () => {
  it('records what was made although what followed failed', async () => {
    await using provider = await Configured.start();
    provider.emulator.controls.failNext({ operation: 'GetSourceRepository', status: 500, times: 'always' });
    const made = await provider.apply(repository, nothing, { ...web, force_destroy: true });
    // An option counts once it has been applied in full.
    expect(made.state).toMatchObject({ id: 'acme/shop/web', name: 'web', clone_url: null, force_destroy: null });
    expect(made.diagnostics).toEqual([
      expect.objectContaining({
        severity: 1,
        summary: expect.stringContaining('GetSourceRepository'),
        detail: expect.stringMatching(
          /acme\/shop\/web was made nevertheless,.* recorded as tainted.* `terraform untaint ADDRESS` \(`tofu untaint ADDRESS`\)/,
        ),
      }),
    ]);
  });

  it.each([
    ['throttles', { status: 429, times: 'always' }],
    ['fails', { status: 503, times: 'always' }],
  ] as const)('records whole, with no error, what was made whole before the service %s', async (_how, fault) => {
    await using provider = await Configured.start();
    provider.emulator.controls.failNext({ operation: 'GetProject', ...fault });
    const made = await provider.apply(project, nothing, { ...blog, force_destroy: true });
    expect(made.state).toMatchObject({ id: 'acme/Blog', name: 'Blog', force_destroy: true });
    expect(made.diagnostics).toEqual([
      expect.objectContaining({
        severity: 2,
        summary: 'acme/Blog was made but not looked at afterwards',
        detail: expect.stringMatching(/^The next run does that\. .*GetProject/),
      }),
    ]);
  });

  it('calls what it was not let look at an error, since that does not pass', async () => {
    await using provider = await Configured.start();
    provider.emulator.controls.failNext({ operation: 'GetProject', status: 403, times: 'always' });
    const made = await provider.apply(project, nothing, blog);
    expect(made.state).toMatchObject({ id: 'acme/Blog' });
    expect(made.diagnostics).toEqual([expect.objectContaining({ severity: 1 })]);
  });

  it('keeps what is recorded when a change fails', async () => {
    await using provider = await Configured.start();
    const made = await provider.apply(project, nothing, blog);
    provider.emulator.controls.failNext({ operation: 'UpdateProject', status: 500, times: 'always' });
    const changed = await provider.apply(project, made, { ...blog, description: 'Writes' });
    expect(changed.state).toEqual(made.state);
    expect(changed.diagnostics).toEqual([expect.objectContaining({ severity: 1 })]);
  });
});

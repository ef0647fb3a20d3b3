import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../../emulator/index.js';
import { temporaryFolder } from '../../emulator/temporary-folder.js';
import { accessTokenOf, clone, cloneUrl } from '../../emulator/git/work-tree.js';
import { pythonEnvironment } from '../../python-environment.js';
import { Checkout } from './checkout.js';
import { pipelines, systems } from './jobs.js';

/** What the systems tell a job of the branch that is gone, each in its own way. */
const ofBranch = (folder: string) => ({
  BRANCH: 'feature/1',
  CI_COMMIT_REF_SLUG: 'feature-1',
  CI_REPOSITORY_URL: folder,
});

describe.each(Object.entries(systems))('the pipeline for %s', (_name, commandsOf) => {
  it('brings a stack up, previews it, finds its drift, and takes the stack of a branch down', async () => {
    await using checkout = await Checkout.make();
    const { controls } = checkout.emulator;
    const run = (job: Parameters<typeof commandsOf>[0]) => checkout.run(commandsOf(job), ofBranch(checkout.folder));

    expect(await run('up')).toMatchObject({ code: 0, output: expect.stringContaining('3 created') });
    expect(controls.getProject('acme', 'Shop-production')).toBeDefined();
    expect(await run('preview')).toMatchObject({ code: 0, output: expect.stringContaining('3 unchanged') });

    expect(await run('drift')).toMatchObject({ code: 0 });
    controls.setProject('acme', 'Shop-production', { description: 'Somebody was here' });
    expect(await run('drift')).toMatchObject({ code: 2, output: expect.stringContaining('Somebody was here') });
    for (const report of ['drift.xml', 'drift.md', 'drift.html']) {
      expect(await readFile(join(checkout.folder, report), 'utf8')).toContain('Somebody was here');
    }

    await checkout.mustRun(
      'pulumi stack init branch-feature-1',
      'pulumi up --stack branch-feature-1 --yes --skip-preview',
    );
    expect(controls.getProject('acme', 'Shop-branch-feature-1')).toBeDefined();
    expect(await run('teardown')).toEqual({ code: 0, output: expect.stringContaining('removed') });
    expect(controls.getProject('acme', 'Shop-branch-feature-1')).toBeUndefined();
    expect(controls.getProject('acme', 'Shop-production')).toBeDefined();
  }, 300_000);
});

// GitLab knows of an environment only where one was brought up.
describe.each(['codecatalyst', 'github'])('the pipeline for %s', (name) => {
  it('leaves a branch alone that never had a stack', async () => {
    await using checkout = await Checkout.make();
    const outcome = await checkout.run(systems[name]?.('teardown') ?? [], ofBranch(checkout.folder));
    expect(outcome.code).toBe(0);
    expect(checkout.emulator.controls.countRequests()).toBe(0);
  }, 120_000);
});

describe('the files of the pipelines', () => {
  it.each([
    ['vendor.github-workflows', 'github/.github/workflows/estate.yml'],
    ['vendor.gitlab-ci', 'gitlab/.gitlab-ci.yml'],
  ])('hold to the schema %s', async (schema, file) => {
    const python = await pythonEnvironment(fileURLToPath(new URL('requirements.txt', import.meta.url)));
    const check = [join(dirname(python), 'check-jsonschema'), '--builtin-schema', schema, join(pipelines, file)];
    const { stdout } = await promisify(execFile)(python, check);
    expect(stdout).toContain('ok -- validation done');
  });

  it('are workflows where a repository of CodeCatalyst holds them', async () => {
    const folder = 'codecatalyst/.codecatalyst/workflows';
    await using here = await temporaryFolder();
    await using emulator = await startEmulator({ spaces: ['acme'] });
    emulator.controls.addProject('acme', { displayName: 'shop' });
    emulator.controls.addSourceRepository('acme', 'shop', { name: 'web' });
    const { secret } = await accessTokenOf(emulator);
    const tree = await clone(cloneUrl(emulator, secret), join(here.path, 'a'));
    const files = readdirSync(join(pipelines, folder)).map((name) => [
      `.codecatalyst/workflows/${name}`,
      readFileSync(join(pipelines, folder, name), 'utf8'),
    ]);
    await tree.commit(Object.fromEntries(files) as Record<string, string>);
    await tree.git('push', '--quiet');
    const found = emulator.controls.getWorkflows('acme', 'shop').map(({ name, status }) => `${name} ${status}`);
    expect(found.toSorted()).toEqual(['drift ACTIVE', 'preview ACTIVE', 'teardown ACTIVE', 'up ACTIVE']);
  });
});

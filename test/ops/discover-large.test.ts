import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { Discovery, makeEnvironment } from './discovery.js';

const count = (most: number): readonly number[] => Array.from({ length: most }, (_, index) => index + 1);

/** 5 projects with 20 repositories each, 3 branches a repository beside `main`, and 8 environments a project. */
async function seed({ emulator }: Discovery): Promise<void> {
  const { controls } = emulator;
  for (const project of ['Shop', 'Blog', 'Data-lake', 'Platform', 'Mobile-apps']) {
    controls.addProject('acme', { displayName: project.replace('-', ' '), description: `Everything of ${project}` });
    for (const number of count(20)) {
      const name = number === 1 ? 'api' : `service-${number}`;
      controls.addSourceRepository('acme', project, { name, description: `It's "${name}" for \${nobody}` });
      for (const branch of ['develop', 'release/1.0', 'release/2.0']) controls.addBranch('acme', project, name, branch);
    }
    for (const number of count(8)) {
      const repository = { repositoryName: 'api', branchName: number % 2 === 0 ? 'develop' : 'main' };
      await makeEnvironment(emulator, project, {
        ...(number > 1 && { alias: `bench-${number}` }),
        ...(number > 2 && { repositories: [repository] }),
      });
    }
  }
  controls.clearRequests();
}

describe('discover of 5 projects, 100 repositories, 300 branches and 40 environments', () => {
  it('needs no call that could be saved, and writes the same bytes each time', async () => {
    await using discovery = await Discovery.open({ spaces: ['acme'] });
    await seed(discovery);
    const { controls } = discovery.emulator;

    const first = await discovery.report(['--out', 'infra', '--language', 'typescript', '--language', 'yaml']);

    // The lists of projects, environments and tokens, of repositories and of workflows a project, of branches a repository;
    // where each repository is cloned from, and who is asking.
    const least = 3 + 5 + 5 + 100 + 100 + 1;
    expect(first.calls).toEqual({ made: least, least });
    expect(controls.countRequests()).toBe(least);
    expect(first.counts).toEqual({
      project: { declared: 5, managed: 0, listed: 0, skipped: 0 },
      repository: { declared: 100, managed: 0, listed: 0, skipped: 0 },
      branch: { declared: 300, managed: 0, listed: 100, skipped: 0 },
      environment: { declared: 40, managed: 0, listed: 0, skipped: 0 },
    });
    const written = await discovery.files('infra');

    const second = await discovery.report(['--out', 'infra', '--language', 'typescript', '--language', 'yaml']);

    expect(await discovery.files('infra')).toEqual(written);
    expect(new Set(second.files.map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']));
    expect(await discovery.report(['--out', 'elsewhere', '--language', 'yaml'])).toMatchObject({ toImport: 445 });
    expect(await discovery.read('elsewhere/yaml/Main.yaml')).toBe(written['yaml/Main.yaml']);

    const program = join(discovery.folder, 'infra', 'typescript');
    const judged = promisify(execFile)('tsc', ['-p', program, '--noUnusedLocals'], { cwd: program });
    await expect(judged).resolves.toMatchObject({ stdout: '' });
  });

  it('is proved: what it wrote imports, and leaves a preview nothing to do', async () => {
    await using discovery = await Discovery.open({ spaces: ['acme'] });
    await seed(discovery);

    const { verified } = await discovery.report(['--out', 'infra', '--language', 'yaml', '--verify']);

    expect(verified).toEqual([{ language: 'yaml', outcome: 'empty' }]);
  });
});

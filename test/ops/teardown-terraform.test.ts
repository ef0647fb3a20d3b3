import { expect, it } from '@jest/globals';
import type { Program } from '../engine/terraform/program.js';
import { type Command, underEachCommand } from '../engine/terraform/under-each-command.js';
import { ids, outcomes, Scene } from './teardown-scene.js';

const inLab = { space_name: 'acme', project_name: '${codecatalyst_project.lab.name}' };
const inWeb = { ...inLab, source_repository_name: '${codecatalyst_source_repository.web.name}' };

/** An environment for a pull request: a project with a repository, branches of it and a dev environment. */
const program: Program = {
  resource: {
    codecatalyst_project: { lab: { space_name: 'acme', display_name: 'lab' } },
    codecatalyst_source_repository: { web: { ...inLab, name: 'web' } },
    codecatalyst_branch: { next: { ...inWeb, name: '${each.key}', for_each: ['next'] } },
    codecatalyst_dev_environment: {
      desk: {
        ...inLab,
        alias: 'desk',
        instance_type: 'dev.standard1.small',
        persistent_storage: { size_in_gib: 16 },
        ides: [{ name: 'VSCode' }],
      },
    },
  },
};

/** A folder in which the program was applied, and the command beside it. */
async function deployed(command: Command, of: Program = program) {
  await using started = new AsyncDisposableStack();
  const folder = started.use(await command.deployed({ spaces: ['acme'] }, withSets(of)));
  const scene = started.use(await Scene.at(folder.emulator, {}));
  const { TF_CLI_CONFIG_FILE = '' } = folder.variables();
  const variables = { TF_CLI_CONFIG_FILE, CHECKPOINT_DISABLE: '1', TERRAFORM_BINARY_NAME: command.name };
  const kept = started.move();
  return {
    folder,
    scene: scene.with(variables),
    controls: folder.emulator.controls,
    left: async () => (await folder.state()).map(({ type, name }) => `${type}.${name}`).toSorted(),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** JSON has no sets, which `for_each` takes. */
const withSets = (of: Program): Program =>
  JSON.parse(
    JSON.stringify(of).replaceAll(
      /"for_each":(\[[^\]]*\])/g,
      (_, list: string) => `"for_each":${JSON.stringify(`\${toset(${list})}`)}`,
    ),
  ) as Program;

underEachCommand('a teardown of a folder', (command) => {
  it('has its engine destroy what is listed, and all is gone', async () => {
    await using world = await deployed(command);
    const { folder, scene, controls, left } = world;

    const plan = await scene.plan('--terraform', folder.path);
    expect(plan.items.map(({ kind, address }) => [kind, address])).toEqual([
      ['project', 'codecatalyst_project.lab'],
      ['repository', 'codecatalyst_source_repository.web'],
      ['environment', 'codecatalyst_dev_environment.desk'],
      ['branch', 'codecatalyst_branch.next["next"]'],
    ]);
    const { code, report } = await scene.apply();

    expect([report.results.map(({ outcome, why }) => [outcome, why]), code]).toEqual([
      Array.from({ length: 4 }, () => ['deleted', undefined]),
      0,
    ]);
    expect(await left()).toEqual([]);
    expect(controls.getProject('acme', 'lab')).toBeUndefined();
    expect(controls.countRequests('StopDevEnvironment')).toBe(1);
  });

  it('leaves what a guard holds, unless data may go', async () => {
    await using world = await deployed(command);
    const { folder, scene, controls, left } = world;
    controls.moveHead('acme', 'lab', 'web', 'main');
    await scene.plan('--terraform', folder.path);

    const held = await scene.apply();
    expect(held.code).toBe(4);
    expect(outcomes(held.report)).toMatchObject({ 'acme/lab': 'held', 'acme/lab/web': 'held' });
    expect(await left()).toEqual(['codecatalyst_project.lab', 'codecatalyst_source_repository.web']);

    await scene.plan('--terraform', folder.path, '--include-data');
    const { code, report } = await scene.apply();
    expect([code, report.counts.deleted]).toEqual([0, 2]);
    expect(await left()).toEqual([]);
    expect(controls.getProject('acme', 'lab')).toBeUndefined();
  });

  it('says what the program itself keeps from deletion, and goes on once it does not', async () => {
    const lab = { space_name: 'acme', display_name: 'lab' };
    const kept = { codecatalyst_project: { lab: { ...lab, lifecycle: { prevent_destroy: true } } } };
    await using world = await deployed(command, { resource: kept });
    const { folder, scene, controls, left } = world;
    await scene.plan('--terraform', folder.path);

    const refused = await scene.apply();
    expect([refused.code, refused.report.results[0]?.why]).toEqual([3, expect.stringContaining('prevent_destroy')]);
    expect(await left()).toEqual(['codecatalyst_project.lab']);

    await folder.declare({ resource: { codecatalyst_project: { lab } } });
    expect((await scene.apply()).code).toBe(0);
    expect(controls.getProject('acme', 'lab')).toBeUndefined();
  });

  it('counts what a folder manages as managed in selections, and has its engine delete it where that is asked for', async () => {
    await using world = await deployed(command);
    const { folder, scene, controls, left } = world;
    controls.addBranch('acme', 'lab', 'web', 'side');
    await scene.configure({ stacks: [{ engine: 'terraform', folder: folder.path }] });

    const plan = await scene.plan('--select', 'kind = branch', '--include-data');
    expect(ids(plan.items)).toEqual(['acme/lab/web/side']);

    await scene.plan('--select', "kind = branch and name = 'next'", '--include-managed', '--include-data');
    const { code, report } = await scene.apply();
    expect([code, outcomes(report)]).toEqual([0, { 'acme/lab/web/next': 'deleted' }]);
    expect(await left()).not.toContain('codecatalyst_branch.next');
    expect(controls.getBranch('acme', 'lab', 'web', 'next')).toBeUndefined();
  });
});

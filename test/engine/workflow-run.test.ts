import { expect, it } from '@jest/globals';
import type { Controls } from '../../emulator/index.js';
import { workflowRun } from '../../provider/resources/workflow-run.js';
import { underEachEngine } from './engines.js';
import { live } from './life/live.js';
import { eitherIsGood, noAction, nothingInPlace, partOfTheId, unknownToTheService } from './life/omission.js';
import { addWorkflow } from './world.js';

const [build, release, blogs, umbrellas] = [1, 2, 3, 4].map(
  (number) => `${number}0000000-0000-4000-8000-000000000000`,
) as [string, string, string, string];
const world = {
  spaces: ['acme', 'umbrella'],
  projects: ['acme/shop', 'acme/blog', 'umbrella/shop'],
  repositories: ['acme/shop/web', 'acme/blog/web', 'umbrella/shop/web'],
  workflows: [
    `acme/shop/web/${build}`,
    `acme/shop/web/${release}`,
    `acme/blog/web/${blogs}`,
    `umbrella/shop/web/${umbrellas}`,
  ],
  workflowRunTimes: { validateSeconds: 0, provisionSeconds: 0, runSeconds: 0 },
};
const inputs = { spaceName: 'acme', projectName: 'shop', workflowId: build };
const names = 'must have 3 to 63 characters and match [a-zA-Z0-9]+(?:[-_\\.][a-zA-Z0-9]+)*';

/** The latest: the API deletes none. */
const find = (emulator: Controls, { spaceName = 'acme', projectName = 'shop', workflowId = build } = {}) =>
  emulator.getWorkflowRuns(spaceName, projectName).findLast((run) => run.workflowId === workflowId);

live(workflowRun, {
  world,
  inputs,
  changes: {
    spaceName: ['umbrella', 'replace', { workflowId: umbrellas }],
    projectName: ['blog', 'replace', { workflowId: blogs }],
    workflowId: [release, 'replace'],
    triggers: [['2.7.0'], 'replace'],
    waitForCompletion: [true, 'update'],
  },
  drifts: {
    spaceName: partOfTheId,
    projectName: partOfTheId,
    workflowId: noAction('Update', 'WorkflowRun'),
    triggers: unknownToTheService,
    waitForCompletion: unknownToTheService,
  },
  bad: {
    spaceName: [['ac', `"ac" ${names}`]],
    projectName: [['shop_', `"shop_" ${names}`]],
    workflowId: [
      ['build', '"build" must match'],
      ['00000000-0000-4000-8000-000000000000', 'CodeCatalyst refused'],
    ],
    triggers: [['now', 'triggers']],
    waitForCompletion: eitherIsGood,
  },
  calls: {
    create: 'StartWorkflowRun',
    read: 'GetWorkflowRun',
    update: nothingInPlace,
    delete: noAction('Delete', 'WorkflowRun'),
  },
  find,
  id: ({ spaceName, projectName, id }) => [spaceName, projectName, id].join('/'),
  set() {
    throw new Error('The API changes nothing of a run.');
  },
  // A run goes with its project alone.
  remove(emulator) {
    emulator.deleteProject('acme', 'shop');
    emulator.addProject('acme', { displayName: 'shop' });
    emulator.addSourceRepository('acme', 'shop', { name: 'web' });
    addWorkflow(emulator, { space: 'acme', project: 'shop', repository: 'web', id: build });
  },
});

underEachEngine('a run of a workflow', (engine) => {
  it('goes on by itself, which is no drift, and tells when it has ended', async () => {
    const workflowRunTimes = { validateSeconds: 0, provisionSeconds: 0, runSeconds: 3600 };
    await using workspace = await engine.deployed({ ...world, workflowRunTimes }, workflowRun, inputs);
    const { emulator } = workspace;
    const { id = '' } = find(emulator) ?? {};
    expect(await workspace.recorded()).toMatchObject({ outputs: { runId: id, status: 'IN_PROGRESS' } });
    expect(await workspace.recorded()).not.toHaveProperty('outputs.endTime');

    emulator.endWorkflowRun('acme', 'shop', id, 'FAILED');

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy({ refresh: true })).toBeAnswered('same');
    expect(await workspace.recorded()).toMatchObject({
      outputs: { status: 'FAILED', endTime: expect.stringMatching(/Z$/), workflowId: build },
    });
    expect(emulator.countRequests('StartWorkflowRun')).toBe(1);
  });

  it('is forgotten by a destroy, with a word on what goes on', async () => {
    const workflowRunTimes = { validateSeconds: 0, provisionSeconds: 0, runSeconds: 3600 };
    await using workspace = await engine.deployed({ ...world, workflowRunTimes }, workflowRun, inputs);

    const { output } = await workspace.destroy();

    const { id = '', status } = find(workspace.emulator) ?? {};
    expect(output).toContain(
      `The workflow run ${id} is IN_PROGRESS and goes on: the API stops no runs, the console does.`,
    );
    expect(status).toBe('IN_PROGRESS');
  });
});

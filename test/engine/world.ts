import {
  type Controls,
  type Emulator,
  type EmulatorOptions,
  startEmulator,
  type WorkflowSeed,
} from '../../emulator/index.js';

/**
 * What there is before a program runs, each thing by its path: `acme`, `acme/shop`, `acme/shop/web`, `acme/shop/web/next`. A
 * path of what has no name ends with its id.
 */
export interface World {
  readonly spaces: readonly string[];
  readonly projects?: readonly string[];
  readonly repositories?: readonly string[];
  readonly branches?: readonly string[];
  /** Running ones of projects, of the user who is logged in. */
  readonly devEnvironments?: readonly string[];
  /** Those of repositories, each named as its id. */
  readonly workflows?: readonly string[];
  readonly workflowRunTimes?: NonNullable<EmulatorOptions['workflowRunTimes']>;
  readonly clock?: NonNullable<EmulatorOptions['clock']>;
  readonly pageSize?: number;
  readonly devEnvironmentTimes?: NonNullable<EmulatorOptions['devEnvironmentTimes']>;
  readonly quotas?: NonNullable<EmulatorOptions['quotas']>;
}

/** Starts an emulator that holds a world. */
export async function startWorld(world: World): Promise<Emulator> {
  const { projects: _p, repositories: _r, branches: _b, devEnvironments: _d, workflows: _w, ...options } = world;
  const emulator = await startEmulator(options);
  await populate(emulator, world);
  return emulator;
}

/** Puts into an emulator with its spaces what else there is in a world. */
export async function populate(
  emulator: Emulator,
  { projects, repositories, branches, devEnvironments, workflows }: World,
): Promise<void> {
  const { controls } = emulator;
  for (const [space, displayName] of pathsOf(projects)) controls.addProject(space, { displayName });
  for (const [space, project, name] of pathsOf(repositories)) controls.addSourceRepository(space, project, { name });
  for (const [space, project, repository, name] of pathsOf(branches)) {
    controls.addBranch(space, project, repository, name);
  }
  for (const [space, project, id] of pathsOf(devEnvironments)) await addDevEnvironment(emulator, space, project, id);
  for (const [space, project, repository, id] of pathsOf(workflows)) {
    addWorkflow(controls, { space, project, repository, id });
  }
}

/** Makes an environment as a user does, and lets it run under an id that is known beforehand. */
export async function addDevEnvironment(
  { url, token, controls }: Emulator,
  space: string,
  project: string,
  id: string,
): Promise<void> {
  const answer = await fetch(`${url}/v1/spaces/${space}/projects/${project}/devEnvironments`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      ides: [{ name: 'VSCode' }],
      instanceType: 'dev.standard1.small',
      persistentStorage: { sizeInGiB: 16 },
    }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  const { id: made } = (await answer.json()) as { id: string };
  controls.setDevEnvironment(space, project, made, { id, status: 'RUNNING' });
  controls.clearRequests();
}

interface WorkflowPlace extends Readonly<Record<'space' | 'project' | 'repository' | 'id', string>> {
  readonly status?: WorkflowSeed['status'];
}

/** Puts a workflow where a push would, under an id that is known beforehand. */
export function addWorkflow(
  controls: Controls,
  { space, project, repository, id, status = 'ACTIVE' }: WorkflowPlace,
): void {
  const path = `.codecatalyst/workflows/${id}.yaml`;
  const place = { spaceName: space, projectName: project, sourceRepositoryName: repository, sourceBranchName: 'main' };
  controls.putWorkflow({ ...place, name: id, runMode: 'PARALLEL', status, path });
  const made = controls.getWorkflows(space, project).find((workflow) => workflow.path === path);
  controls.setWorkflow(space, project, made?.id ?? '', { id });
}

type Path = readonly [string, string, string, string];

/** The parts that a path does not have are empty; a branch may hold a `/`. */
const pathsOf = (paths: readonly string[] = []): Path[] =>
  paths.map((path) => {
    const [space = '', project = '', repository = '', ...branch] = path.split('/');
    return [space, project, repository, branch.join('/')];
  });

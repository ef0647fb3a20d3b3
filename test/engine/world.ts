import { type Emulator, type EmulatorOptions, startEmulator } from '../../emulator/index.js';

/** What there is before a program runs, each thing by its path: `acme`, `acme/shop`, `acme/shop/web`, `acme/shop/web/next`. */
export interface World {
  readonly spaces: readonly string[];
  readonly projects?: readonly string[];
  readonly repositories?: readonly string[];
  readonly branches?: readonly string[];
  readonly clock?: NonNullable<EmulatorOptions['clock']>;
  readonly pageSize?: number;
  readonly devEnvironmentTimes?: NonNullable<EmulatorOptions['devEnvironmentTimes']>;
  readonly quotas?: NonNullable<EmulatorOptions['quotas']>;
}

/** Starts an emulator that holds a world. */
export async function startWorld({ projects, repositories, branches, ...options }: World): Promise<Emulator> {
  const emulator = await startEmulator(options);
  const { controls } = emulator;
  for (const [space, displayName] of pathsOf(projects)) controls.addProject(space, { displayName });
  for (const [space, project, name] of pathsOf(repositories)) controls.addSourceRepository(space, project, { name });
  for (const [space, project, repository, name] of pathsOf(branches)) {
    controls.addBranch(space, project, repository, name);
  }
  return emulator;
}

type Path = readonly [string, string, string, string];

/** The parts that a path does not have are empty; a branch may hold a `/`. */
const pathsOf = (paths: readonly string[] = []): Path[] =>
  paths.map((path) => {
    const [space = '', project = '', repository = '', ...branch] = path.split('/');
    return [space, project, repository, branch.join('/')];
  });

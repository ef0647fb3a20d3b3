import type { Member } from '../../api/contract-types.js';
import { GetSpace, GetSubscription, GetWorkflow, UpdateSpace } from '../../api/operations.js';
import { readJsonFile } from '../json-file.js';
import type { SpaceMembers } from '../storage/space-store.js';
import type { WorkflowFacts } from '../storage/workflow-store.js';
import { isRecord, Problems, readMembers } from '../validation/value-reader.js';

/** A space to begin with: only AWS's console makes them, so the emulator is told. */
export type SpaceSeed = string | (Pick<SpaceMembers, 'name'> & Partial<SpaceMembers>);

/** A workflow to begin with, until a push brings a file of its place. It shows while its repository exists. */
export type WorkflowSeed = WorkflowFacts;

/** Documented in samples; assumed for a space of which nobody said it. */
const defaultRegion = 'us-west-2';

function required(member: Member): Member {
  return { ...member, required: true };
}

const spaceMembers = {
  ...GetSubscription.response,
  name: GetSpace.request.name,
  regionName: GetSpace.response.regionName,
  displayName: GetSpace.response.displayName,
  description: UpdateSpace.request.description,
};

const { spaceName, projectName, name, runMode, status, sourceRepositoryName, sourceBranchName } = GetWorkflow.response;
const workflowMembers: Readonly<Record<string, Member>> = {
  spaceName,
  projectName,
  name,
  runMode,
  status,
  path: { name: 'path', required: true, shape: { type: 'string', min: 1 } },
  sourceRepositoryName: required(sourceRepositoryName),
  sourceBranchName: required(sourceBranchName),
};

/** Holds a seed to the contract, as a request would be; says all that is wrong with it. */
function read(what: string, members: Readonly<Record<string, Member>>, seed: unknown): unknown {
  if (!isRecord(seed)) throw new TypeError(`${what} is no object.`);
  const problems = new Problems();
  const values = readMembers(members, seed, '', problems);
  if (problems.found.length > 0) throw new TypeError(`${what} cannot be: ${problems.found.join('; ')}`);
  return values;
}

export function readSpaceSeed(seed: SpaceSeed): SpaceMembers {
  const given = typeof seed === 'string' ? { name: seed } : seed;
  return read(`The space ${given.name}`, spaceMembers, { regionName: defaultRegion, ...given }) as SpaceMembers;
}

export function readWorkflowSeed(seed: unknown): WorkflowFacts {
  const label = isRecord(seed) && typeof seed.name === 'string' ? seed.name : '';
  return read(`The workflow ${label}`, workflowMembers, seed) as WorkflowFacts;
}

/** Reads a file of workflow seeds: a JSON list. */
export function readWorkflowsFile(file: string): WorkflowFacts[] {
  const seeds = readJsonFile(file);
  if (!Array.isArray(seeds)) throw new TypeError(`${file} is no list of workflows.`);
  return seeds.map(readWorkflowSeed);
}

import {
  inputsFromState,
  parseId,
  type PlainValues,
  Problem,
  settable,
  validate,
  type AnyResource,
} from '../../model/index.js';
import { resources } from '../../registry.js';
import { keyOf, resourceTypes, type Thing } from '../estate/thing.js';
import type { Finding } from './survey.js';
import { textOf } from './text-of.js';

/** What becomes of a thing: it is declared in the program, a stack has it already, it stays out of it, or it cannot be taken. */
export type Standing =
  | {
      readonly is: 'declared';
      readonly resource: AnyResource;
      readonly inputs: PlainValues;
      readonly isRecorded: boolean;
    }
  | { readonly is: 'managed'; readonly why: string }
  | { readonly is: 'listed'; readonly why: string }
  | { readonly is: 'skipped'; readonly why: string };

/** A finding with what becomes of it. */
export interface Judged {
  readonly finding: Finding;
  readonly standing: Standing;
}

interface Rules {
  /** Whether this program has named the thing before. */
  readonly isOwn: (key: string) => boolean;
  /** Whether branches that come with their repository are declared too. */
  readonly takesDefaultBranches: boolean;
}

/** The branch that a repository is born with. */
const bornWith = 'main';

const byType = new Map(resources.map((resource) => [resource.type, resource]));

/** Says of each finding what becomes of it. */
export function judge(findings: readonly Finding[], rules: Rules): readonly Judged[] {
  const repositories = new Map(
    findings.filter(({ thing }) => thing.kind === 'repository').map((finding) => [finding.thing.id, finding]),
  );
  return findings.map((finding) => {
    const repository = finding.thing.kind === 'branch' ? repositories.get(finding.thing.parentId ?? '') : undefined;
    return { finding, standing: standingOf(finding, repository, rules) };
  });
}

function standingOf(finding: Finding, repository: Finding | undefined, rules: Rules): Standing {
  const { thing, managedBy } = finding;
  if (managedBy !== undefined && !rules.isOwn(keyOf(thing))) return { is: 'managed', why: `in ${managedBy}` };
  const isRecorded = managedBy !== undefined;
  // What this program has deployed stays in it, whatever has become of it.
  const reason = isRecorded ? undefined : reasonAgainst(finding, repository, rules);
  if (reason) return reason;
  const resource = byType.get(resourceTypes[thing.kind] ?? '');
  if (!resource) return { is: 'listed', why: 'there is no resource for it' };
  const inputs = inputsOf(thing, resource);
  const flaw = isRecorded ? undefined : flawOf(thing, resource, inputs);
  return flaw === undefined ? { is: 'declared', resource, inputs, isRecorded } : { is: 'skipped', why: flaw };
}

const listed = (why: string): Standing => ({ is: 'listed', why });
const skipped = (why: string): Standing => ({ is: 'skipped', why });

/** Why a thing is not declared although there may be a resource for it. */
function reasonAgainst(finding: Finding, repository: Finding | undefined, rules: Rules): Standing | undefined {
  switch (finding.thing.kind) {
    case 'workflow':
      return listed('it comes from a file of its repository');
    case 'session':
      return listed('a session ends with its environment, and nothing tells what it was started for');
    case 'run':
      return listed('a run cannot be changed: to import it would be of no use');
    case 'repository':
      if (finding.problem !== undefined) return skipped(finding.problem);
      return finding.isLinked ? listed('it is linked: a third party has it') : undefined;
    case 'branch':
      return branchReason(finding.thing, repository, rules);
    case 'environment':
      return environmentReason(finding);
    case 'project':
    case 'token':
      return undefined;
  }
}

function branchReason({ name }: Thing, repository: Finding | undefined, rules: Rules): Standing | undefined {
  if (repository?.problem !== undefined) return skipped(`of its repository, ${repository.problem}`);
  if (repository?.isLinked) return listed('its repository is linked: a third party has it');
  return name === bornWith && !rules.takesDefaultBranches
    ? listed('it came with its repository (--default-branches declares it)')
    : undefined;
}

/** Environments are their users' own, and one that has failed is beyond use. */
function environmentReason({ thing: { properties }, isOwn, creator }: Finding): Standing | undefined {
  if (!isOwn) {
    return skipped(`it is of the user ${creator ?? textOf(properties.creatorId)}, who alone can import it`);
  }
  return properties.status === 'FAILED'
    ? skipped('it is FAILED and can never be started: once imported it would be replaced')
    : undefined;
}

/** The inputs that an import comes to. */
function inputsOf({ kind, name, spaceName, projectName, properties }: Thing, resource: AnyResource): PlainValues {
  const named = kind === 'project' ? { displayName: name } : kind === 'environment' ? {} : { name };
  const state = { ...properties, spaceName, ...(projectName !== undefined && { projectName }), ...named };
  // What is known is plain throughout.
  return inputsFromState(resource, state, undefined) as PlainValues;
}

/** What the provider would refuse of it: the console and Git take texts that the API does not. */
function flawOf({ id }: Thing, resource: AnyResource, inputs: PlainValues): string | undefined {
  try {
    parseId(resource, id);
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
  const [violation] = validate(settable(resource), inputs);
  return violation && `its ${violation.path.join('.')} is not as the API takes it: ${violation.reason}`;
}

import pLimit from 'p-limit';
import {
  GetSourceRepositoryCloneUrls,
  ListDevEnvironmentSessions,
  ListSourceRepositoryBranches,
} from '../../../api/operations.js';
import { parseId, type PlainValues, Problem } from '../../model/index.js';
import { isLinked } from '../../resources/clone-url.js';
import type { ServiceContext } from '../../service/connection.js';
import type { History } from '../estate/history.js';
import { keyOf, type Thing } from '../estate/thing.js';
import type { Decision } from './decide.js';
import type { Logins } from './logins.js';
import type { Owned } from './managed-things.js';
import type { Seen } from './plan-shape.js';
import { resourceOf } from './resource-of.js';

/** What a look at a thing that is taken came to. */
export interface Weighed {
  readonly decision: Decision;
  /** What would be lost, where a guard holds it. */
  readonly loses?: string;
  /** Why a branch cannot be deleted, which its stack then only forgets. */
  readonly forgotten?: string;
  readonly seen: Seen;
}

/** What is needed to look at what is taken, closer than lists tell. */
export interface Scales {
  readonly logins: Pick<Logins, 'of'>;
  readonly decisions: readonly Decision[];
  /** What made the projects, where the event log tells it. */
  readonly history: History;
  /** The dev environments that other users have in projects, by the ids of the projects, in words. */
  readonly others: ReadonlyMap<string, readonly string[]>;
}

const noGit =
  'the API deletes no branches: it is done over Git, so set CODECATALYST_GIT_USERNAME and CODECATALYST_GIT_PASSWORD';
const isDefaultBranch = 'it is the default branch, which cannot be deleted';
const bornAsDefault = 'repositories are born with it as their default branch, and that cannot be deleted';
/** The branch that repositories are born with. */
const bornWith = 'main';

/** How many things are looked at at once: the connection itself slows down where the service asks for it. */
const mostAtOnce = 16;

/** Looks at everything that is taken: what is there, what would be lost, and what cannot be deleted at all. */
export async function weigh(scales: Scales): Promise<readonly (Weighed | Decision)[]> {
  const limit = pLimit(mostAtOnce);
  const scale = new Scale(scales);
  return Promise.all(
    scales.decisions.map((decision) =>
      decision.verdict === 'taken' ? limit(() => scale.weigh(decision)) : Promise.resolve(decision),
    ),
  );
}

class Scale {
  private readonly scales: Scales;
  private readonly taken: ReadonlySet<string>;
  private readonly repositories = new Map<ServiceContext, Map<string, Promise<RepositoryFacts>>>();

  constructor(scales: Scales) {
    this.scales = scales;
    this.taken = new Set(scales.decisions.flatMap(({ thing, verdict }) => (verdict === 'taken' ? [keyOf(thing)] : [])));
  }

  async weigh(decision: Decision): Promise<Weighed | Decision> {
    try {
      return await this.look(decision);
    } catch (error) {
      // What one thing cannot tell keeps that one alone; what all rely on ends the plan.
      const isOfOne = error instanceof Problem && !['signed-out', 'cancelled', 'unreachable'].includes(error.kind);
      if (!isOfOne) throw error;
      return { ...decision, verdict: 'kept', why: `it could not be looked at: ${error.message}` };
    }
  }

  private async look(decision: Decision): Promise<Weighed | Decision> {
    const { thing, owner } = decision;
    if (owner && (await this.isGone(owner))) return { decision, seen: {} };
    switch (thing.kind) {
      case 'repository':
        return this.repository(decision);
      case 'branch':
        return this.branch(decision);
      case 'environment':
        return this.environment(decision);
      case 'project': {
        const bornBy = this.scales.history.birthOf(thing)?.eventId;
        const [first, ...more] = this.scales.others.get(thing.id) ?? [];
        const and = more.length === 0 ? '' : `, and ${more.length} more of other users`;
        return {
          decision,
          seen: { ...(bornBy !== undefined && { bornBy }) },
          ...(first !== undefined && { loses: `it holds the dev environment ${first}, who alone can see it${and}` }),
        };
      }
      case 'session':
        return { decision, seen: { ...this.ownerOf(thing.parentId) } };
      case 'token':
        // What is personal is the user's who is logged in.
        return { decision, seen: { creatorId: (await this.scales.logins.of(thing).caller()).id } };
      default:
        return { decision, seen: {} };
    }
  }

  private async repository(decision: Decision): Promise<Weighed | Decision> {
    const { thing, owner } = decision;
    const facts = await this.factsOf(thing.id, this.contextOf(thing));
    if (facts.linked)
      return { ...decision, verdict: 'kept', why: 'it is a linked repository: unlink it in the console' };
    const { createdTime } = thing.properties;
    // Where no stack knows the commit that it was born with, only an empty one proves that nobody has pushed: times are too coarse.
    const isEmpty = Object.keys(facts.heads).length === 0;
    const { cloneUrl } = facts;
    const state = owner?.managed.state ?? { ...thing.properties, cloneUrl, ...(isEmpty && { firstCommitId: '' }) };
    const seen = { heads: facts.heads, ...(typeof createdTime === 'string' && { createdTime }) };
    return { decision, seen, ...(await this.losses(decision, state)) };
  }

  private async branch(decision: Decision): Promise<Weighed | Decision> {
    const { thing, owner } = decision;
    const context = this.contextOf(thing);
    const repository = thing.parentId ?? '';
    const name = thing.id.slice(repository.length + 1);
    const withoutGit = context.git ? undefined : withoutGitBecause(name);
    const kept = (why: string): Decision => ({ ...decision, verdict: 'kept', why });
    if (withoutGit !== undefined && !owner) return kept(withoutGit);
    const facts = await this.factsOf(repository, context);
    const stays = lastingBecause(name, facts) ?? withoutGit;
    if (stays !== undefined && !owner) return kept(stays);
    const { [name]: head } = facts.heads;
    const seen = head === undefined ? {} : { headCommitId: head };
    if (stays !== undefined) return { decision, seen, forgotten: stays };
    if (owner) return { decision, seen, ...(await this.losses(decision, owner.managed.state)) };
    return { decision, seen, ...(this.isElsewhere(thing, facts) ? {} : await this.losses(decision, thing.properties)) };
  }

  /** Whether another branch that stays points to the same commit, so that nothing of it is lost. */
  private isElsewhere({ id, parentId = '' }: Thing, { heads }: RepositoryFacts): boolean {
    const name = id.slice(parentId.length + 1);
    return Object.entries(heads).some(
      ([other, at]) => at === heads[name] && other !== name && !this.taken.has(`branch ${parentId}/${other}`),
    );
  }

  private async environment(decision: Decision): Promise<Weighed> {
    const { thing, owner } = decision;
    const [spaceName = '', projectName = '', devEnvironmentId = ''] = thing.id.split('/');
    const { status, creatorId } = thing.properties;
    const isUp = status === 'RUNNING' || status === 'STARTING';
    const request = { spaceName, projectName, devEnvironmentId };
    const open = isUp ? await this.contextOf(thing).list(ListDevEnvironmentSessions, request) : [];
    const sessions = open.map(({ id }) => id);
    const seen: Seen = {
      sessions,
      ...(typeof status === 'string' && { status }),
      ...(typeof creatorId === 'string' && { creatorId }),
    };
    // Sessions that were asked for themselves, or that the same stack opened, are nobody else's work.
    const isAsked = sessions.every((id) => this.isAskedFor(`${thing.id}/${id}`));
    return {
      decision,
      seen,
      ...(isAsked ? {} : await this.losses(decision, owner?.managed.state ?? thing.properties)),
    };
  }

  /** A stack may have on record what is there no more; its engine then only forgets it. */
  private async isGone({ thing, managed: { state } }: Owned): Promise<boolean> {
    const { kind, id } = thing;
    if (kind !== 'repository' && kind !== 'branch' && kind !== 'environment') return false;
    const resource = resourceOf(kind);
    return (await resource.lifecycle.read(parseId(resource, id), state, this.contextOf(thing))) === undefined;
  }

  private ownerOf(environmentId: string | undefined): { readonly creatorId?: string } {
    const found = this.scales.decisions.find(({ thing }) => thing.kind === 'environment' && thing.id === environmentId);
    const creatorId = found?.thing.properties.creatorId;
    return typeof creatorId === 'string' ? { creatorId } : {};
  }

  private isAskedFor(sessionId: string): boolean {
    const found = this.scales.decisions.find(({ thing }) => thing.kind === 'session' && thing.id === sessionId);
    return found?.verdict === 'taken' && found.isImplied !== true;
  }

  /** What a deletion would lose; nothing where the stack's own settings let it go. */
  private async losses({ thing, owner }: Decision, state: PlainValues): Promise<{ readonly loses?: string }> {
    if (state.forceDestroy === true || owner?.managed.settings.forceDestroy === true) return {};
    const resource = resourceOf(thing.kind);
    const lost = await resource.lifecycle.losses?.(parseId(resource, thing.id), state, this.contextOf(thing), 'delete');
    return lost === undefined ? {} : { loses: lost };
  }

  private contextOf(thing: Thing): ServiceContext {
    return this.scales.logins.of(thing).context;
  }

  private factsOf(repositoryId: string, context: ServiceContext): Promise<RepositoryFacts> {
    const seen = this.repositories.get(context) ?? new Map<string, Promise<RepositoryFacts>>();
    const known = seen.get(repositoryId) ?? repositoryFacts(repositoryId, context);
    this.repositories.set(context, seen.set(repositoryId, known));
    return known;
  }
}

/** Git alone tells which branch is the default one, and a login would not help where it is this. */
const withoutGitBecause = (name: string): string => (name === bornWith ? bornAsDefault : noGit);

/** Why nothing deletes a branch, whoever is logged in. */
function lastingBecause(name: string, { linked, defaultRef }: RepositoryFacts): string | undefined {
  if (linked) return 'its repository is linked: delete it where that lives';
  return defaultRef === `refs/heads/${name}` ? isDefaultBranch : undefined;
}

interface RepositoryFacts {
  readonly heads: Readonly<Record<string, string>>;
  readonly cloneUrl: string;
  readonly linked: boolean;
  readonly defaultRef: string | undefined;
}

async function repositoryFacts(id: string, { call, list, git }: ServiceContext): Promise<RepositoryFacts> {
  const [spaceName = '', projectName = '', sourceRepositoryName = ''] = id.split('/');
  const request = { spaceName, projectName, sourceRepositoryName };
  const [{ https }, branches] = await Promise.all([
    call(GetSourceRepositoryCloneUrls, request),
    list(ListSourceRepositoryBranches, request),
  ]);
  const linked = isLinked(https);
  const heads = headsOf(branches);
  return { heads, cloneUrl: https, linked, defaultRef: linked ? undefined : await git?.defaultRef(https) };
}

/** The head of each branch by its name, sorted. */
export const headsOf = (
  branches: readonly { readonly name?: string | undefined; readonly headCommitId?: string | undefined }[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    branches
      .map(({ name = '', headCommitId = '' }) => [name, headCommitId] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );

/** Whether it was taken, and weighed. */
export const isWeighed = (result: Weighed | Decision): result is Weighed => 'decision' in result;

/** A thing inside another, whatever its depth. */
export const isInside = (thing: Pick<Thing, 'id'>, holder: Pick<Thing, 'id'>): boolean =>
  thing.id.startsWith(`${holder.id}/`);

import pLimit from 'p-limit';
import {
  ListAccessTokens,
  ListDevEnvironments,
  ListDevEnvironmentSessions,
  ListProjects,
  ListSourceRepositories,
  ListSourceRepositoryBranches,
  ListWorkflowRuns,
  ListWorkflows,
} from '../../../api/operations.js';
import type { Plain, PlainValues } from '../../model/index.js';
import type { ServiceContext } from '../../service/connection.js';
import { endsReading } from './ends-reading.js';
import { type Estate, type Kind, kinds, type Thing, type Unread } from './thing.js';

/** What is looked for. */
export interface EstateQuestion {
  readonly spaceName: string;
  readonly kinds: ReadonlySet<Kind>;
  /** The projects to look into, by name; all if left out. */
  readonly isWanted?: (projectName: string) => boolean;
  /** Told of each thing as it comes. */
  readonly onThing?: (thing: Thing) => void;
}

/** How many lists are walked at once: more would only be throttled. */
const mostAtOnce = 16;

/**
 * Reads a space by its lists, with no call that is not needed for the kinds that are asked for: one list of projects, of
 * environments and of tokens, one of repositories and of workflows a project, one of branches a repository, one of sessions a
 * running environment, one of runs a workflow. A list that cannot be read is told in `unread`.
 */
export async function readEstate(context: ServiceContext, question: EstateQuestion): Promise<Estate> {
  const reading = new Reading(context, question);
  await reading.space();
  const { things, unread } = reading;
  const place = ({ kind, id }: Thing): string => `${kinds.indexOf(kind)} ${id}`;
  return {
    spaceName: question.spaceName,
    things: things.toSorted((one, other) => (place(one) < place(other) ? -1 : 1)),
    unread: unread.toSorted((one, other) => (one.what < other.what ? -1 : 1)),
  };
}

/** What a list tells of an item; what it leaves out is not set. */
const told = (item: object): PlainValues =>
  Object.fromEntries(
    (Object.entries(item) as [string, Plain | undefined][]).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );

class Reading {
  readonly things: Thing[] = [];
  readonly unread: Unread[] = [];
  private readonly context: ServiceContext;
  private readonly question: EstateQuestion;
  private readonly limit = pLimit(mostAtOnce);

  constructor(context: ServiceContext, question: EstateQuestion) {
    this.context = context;
    this.question = question;
  }

  async space(): Promise<void> {
    const { spaceName } = this.question;
    const projects = this.wants('project', 'repository', 'branch', 'workflow', 'run') ? this.projects() : undefined;
    await Promise.all([
      projects,
      this.wants('environment', 'session') ? this.environments() : undefined,
      this.wants('token') ? this.tokens(spaceName) : undefined,
    ]);
  }

  private async projects(): Promise<void> {
    const { spaceName, isWanted = () => true } = this.question;
    const all = await this.all(`the projects of ${spaceName}`, () => this.context.list(ListProjects, { spaceName }));
    const projects = all.filter(({ name }) => isWanted(name));
    for (const project of projects) {
      const { name, displayName = name } = project;
      this.found('project', { id: `${spaceName}/${name}`, name: displayName, projectName: name }, project);
    }
    await Promise.all(
      projects.map(async ({ name }) => {
        const repositories = this.wants('repository', 'branch') ? this.repositories(name) : undefined;
        const workflows = this.wants('workflow', 'run') ? this.workflows(name) : undefined;
        await Promise.all([repositories, workflows]);
      }),
    );
  }

  private async repositories(projectName: string): Promise<void> {
    const { spaceName } = this.question;
    const project = `${spaceName}/${projectName}`;
    const repositories = await this.all(`the source repositories of ${project}`, () =>
      this.context.list(ListSourceRepositories, { spaceName, projectName }),
    );
    for (const { id, ...repository } of repositories) {
      const { name } = repository;
      const properties = { ...repository, repositoryId: id };
      this.found('repository', { id: `${project}/${name}`, name, projectName, parentId: project }, properties);
    }
    if (this.wants('branch')) await Promise.all(repositories.map(({ name }) => this.branches(projectName, name)));
  }

  private async branches(projectName: string, sourceRepositoryName: string): Promise<void> {
    const { spaceName } = this.question;
    const parentId = `${spaceName}/${projectName}/${sourceRepositoryName}`;
    const branches = await this.all(`the branches of ${parentId}`, () =>
      this.context.list(ListSourceRepositoryBranches, { spaceName, projectName, sourceRepositoryName }),
    );
    for (const branch of branches) {
      const { name = '' } = branch;
      const properties = { ...branch, sourceRepositoryName };
      this.found('branch', { id: `${parentId}/${name}`, name, projectName, parentId }, properties);
    }
  }

  private async workflows(projectName: string): Promise<void> {
    const { spaceName } = this.question;
    const parentId = `${spaceName}/${projectName}`;
    const workflows = await this.all(`the workflows of ${parentId}`, () =>
      this.context.list(ListWorkflows, { spaceName, projectName }),
    );
    for (const { id, ...workflow } of workflows) {
      this.found('workflow', { id: `${parentId}/${id}`, name: workflow.name, projectName, parentId }, workflow);
    }
    if (!this.wants('run') || workflows.length === 0) return;
    // One list has the runs of all workflows of a project.
    const runs = await this.all(`the workflow runs of ${parentId}`, () =>
      this.context.list(ListWorkflowRuns, { spaceName, projectName }),
    );
    for (const { id, ...run } of runs) {
      const ids = { id: `${parentId}/${id}`, name: `${run.workflowName} ${run.startTime}`, projectName };
      this.found('run', { ...ids, parentId: `${parentId}/${run.workflowId}` }, run);
    }
  }

  private async environments(): Promise<void> {
    const { spaceName, isWanted = () => true } = this.question;
    const all = await this.all(`the dev environments of ${spaceName}`, () =>
      this.context.list(ListDevEnvironments, { spaceName }),
    );
    const environments = all.filter(
      ({ projectName = '', status }) => status !== 'DELETED' && status !== 'DELETING' && isWanted(projectName),
    );
    for (const { id, ...environment } of environments) {
      const { projectName = '', alias = id } = environment;
      const parentId = `${spaceName}/${projectName}`;
      this.found('environment', { id: `${parentId}/${id}`, name: alias, projectName, parentId }, environment);
    }
    if (!this.wants('session')) return;
    // What does not run has no sessions.
    const running = environments.filter(({ status }) => status === 'RUNNING' || status === 'STARTING');
    await Promise.all(running.map(({ projectName = '', id }) => this.sessions(projectName, id)));
  }

  private async sessions(projectName: string, devEnvironmentId: string): Promise<void> {
    const { spaceName } = this.question;
    const parentId = `${spaceName}/${projectName}/${devEnvironmentId}`;
    const sessions = await this.all(`the sessions of ${parentId}`, () =>
      this.context.list(ListDevEnvironmentSessions, { spaceName, projectName, devEnvironmentId }),
    );
    for (const { id, ...session } of sessions) {
      this.found('session', { id: `${parentId}/${id}`, name: id, projectName, parentId }, session);
    }
  }

  private async tokens(spaceName: string): Promise<void> {
    const tokens = await this.all('your access tokens', () => this.context.list(ListAccessTokens, {}));
    for (const token of tokens) {
      const { id, name, ...properties } = token;
      this.tell({ kind: 'token', id, name, spaceName, properties: told(properties) });
    }
  }

  private wants(...some: readonly Kind[]): boolean {
    return some.some((kind) => this.question.kinds.has(kind));
  }

  private found(
    kind: Kind,
    about: Pick<Thing, 'id' | 'name' | 'parentId'> & { readonly projectName: string },
    properties: object,
  ): void {
    if (!this.wants(kind)) return;
    this.tell({
      kind,
      ...about,
      spaceName: this.question.spaceName,
      properties: told(properties),
    });
  }

  private tell(thing: Thing): void {
    this.things.push(thing);
    this.question.onThing?.(thing);
  }

  private async all<Item>(what: string, ask: () => Promise<readonly Item[]>): Promise<readonly Item[]> {
    try {
      return await this.limit(ask);
    } catch (error) {
      if (endsReading(error)) throw error;
      this.unread.push({ what, problem: error as Error });
      return [];
    }
  }
}

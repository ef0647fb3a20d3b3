import {
  type CodeCatalystClient,
  CreateAccessTokenCommand,
  CreateDevEnvironmentCommand,
  CreateProjectCommand,
  CreateSourceRepositoryBranchCommand,
  CreateSourceRepositoryCommand,
  DeleteSourceRepositoryCommand,
  ListSourceRepositoryBranchesCommand,
} from '@aws-sdk/client-codecatalyst';
import { small } from '../dev-environment-shop.js';
import { git } from '../git/git.js';
import { shop } from '../git/shop.js';
import { branchKey, type Changes, gone, type Kind, type Ledger, repositoryKey } from './ledger.js';

/** What the writers of one round share. */
export interface Round {
  readonly number: number;
  readonly ledger: Ledger;
  readonly client: CodeCatalystClient;
  /** Whether the emulator is about to be killed, or has been: what fails then was cut off. */
  readonly isOver: () => boolean;
  /** A number from 0, below 1, the same for the same words. */
  readonly draw: (...words: readonly (string | number)[]) => number;
  /** A repository of this round, which may be deleted in the midst of it. */
  readonly target: string;
  /** The clone URL of a repository, with the login in it. */
  readonly urlOf: (repository: string) => string;
}

/** Somebody with a line of commits of his own. */
export interface Pusher {
  readonly name: string;
  /** The repository he pushes from. */
  readonly folder: string;
  readonly line: readonly string[];
}

/** What a single write needs to know. */
type Writing = Pick<Round, 'ledger' | 'client' | 'isOver' | 'target'>;

/** Does one write of a round. What is done to a repository that is being deleted may be refused. */
function write(
  { ledger, isOver, target }: Writing,
  kind: Kind,
  changes: Changes,
  work: () => Promise<unknown>,
): Promise<boolean> {
  const isOfTarget = Object.keys(changes).some((key) => key.startsWith(branchKey(target, '')));
  const isTargetGone = () => ledger.now(repositoryKey(target)) !== 'there';
  return ledger.write(kind, changes, work, () => isOver() || (isOfTarget && isTargetGone()));
}

export function makeRepository(writing: Writing, name: string): Promise<boolean> {
  return write(writing, 'repositories made', { [repositoryKey(name)]: 'there' }, () =>
    writing.client.send(new CreateSourceRepositoryCommand({ ...shop, name })),
  );
}

/** Learns which commit the default branch of a repository is at. */
export async function learnMain({ ledger, client }: Writing, name: string): Promise<void> {
  const request = { ...shop, sourceRepositoryName: name };
  const { items = [] } = await client.send(new ListSourceRepositoryBranchesCommand(request));
  ledger.learn(branchKey(name, 'main'), items[0]?.headCommitId ?? gone);
}

export function deleteRepository(writing: Writing, name: string): Promise<boolean> {
  return write(writing, 'repositories deleted', { [repositoryKey(name)]: gone }, () =>
    writing.client.send(new DeleteSourceRepositoryCommand({ ...shop, name })),
  );
}

/** Makes repositories and deletes most of them again, until it is cut off. */
export async function keepRepositories(round: Round): Promise<void> {
  for (let number = 0; !round.isOver(); number += 1) {
    const name = `r-${String(round.number)}-${String(number)}`;
    if (!(await makeRepository(round, name))) return;
    if (number % 12 > 0 && !(await deleteRepository(round, name))) return;
  }
}

/** Makes branches by the API: where no commit is named, one begins at the head of the default branch. */
export async function keepBranching(round: Round, repository: string, commits: () => readonly string[]): Promise<void> {
  const { ledger, client, draw } = round;
  for (let number = 0; number < 60 && !round.isOver(); number += 1) {
    const known = commits();
    const start = known[Math.floor(draw('start', number) * known.length)];
    const headCommitId = number % 2 === 0 ? undefined : start;
    const name = `made/${String(round.number)}-${String(number)}`;
    const expected = headCommitId ?? ledger.now(branchKey(repository, 'main')) ?? '';
    const request = { ...shop, sourceRepositoryName: repository, name, headCommitId };
    const isMade = await write(round, 'branches made', { [branchKey(repository, name)]: expected }, () =>
      client.send(new CreateSourceRepositoryBranchCommand(request)),
    );
    if (!isMade) return;
  }
}

/** Makes what else there is: projects, dev environments and access tokens, a few of each. */
export async function keepTheRest(round: Round): Promise<void> {
  const { client } = round;
  const commands = (name: string) =>
    [
      ['projects', 'project', () => client.send(new CreateProjectCommand({ spaceName: 'acme', displayName: name }))],
      ['environments', 'environment', () => client.send(new CreateDevEnvironmentCommand({ ...small, alias: name }))],
      ['tokens', 'token', () => client.send(new CreateAccessTokenCommand({ name }))],
    ] as const;
  for (let number = 0; number < 4 && !round.isOver(); number += 1) {
    const name = `of-${String(round.number)}-${String(number)}`;
    for (const [kind, key, work] of commands(name)) {
      if (!(await write(round, kind, { [`${key} ${name}`]: 'there' }, work))) return;
    }
  }
}

/** What one push moves: branches by name, each with the commit it goes to. */
type Moves = Readonly<Record<string, string>>;

async function push(round: Round, { folder }: Pusher, repository: string, moves: Moves): Promise<boolean> {
  const refspecs = Object.entries(moves).map(([name, to]) => `${to === gone ? '' : to}:refs/heads/${name}`);
  const changes = Object.fromEntries(Object.entries(moves).map(([name, to]) => [branchKey(repository, name), to]));
  const kind = Object.values(moves).includes(gone) ? 'branches deleted' : 'branches pushed';
  return write(round, kind, changes, () => git(folder, 'push', '--quiet', round.urlOf(repository), ...refspecs));
}

/** Pushes with the real Git until it is cut off: forwards, by a commit or by a pack of them, new branches, and none any more. */
export async function keepPushing(round: Round, pusher: Pusher, repository: string): Promise<void> {
  const { ledger, draw } = round;
  const { name, line } = pusher;
  const own = `line/${name}`;
  const branches = branchKey(repository, '');
  for (let number = 0; !round.isOver(); number += 1) {
    const at = line.indexOf(ledger.now(`${branches}${own}`) ?? gone);
    const next = line[at + (draw('far', name, number) < 0.2 ? 40 : 1)];
    if (next === undefined) throw new Error(`The line of ${name} is at its end.`);
    const old = ledger.first(`${branches}new/${name}-`)?.slice(branches.length);
    const kind = draw('what', name, number);
    const fresh = `new/${name}-${String(round.number)}-${String(number)}`;
    const moves =
      kind < 0.3 && old !== undefined
        ? { [old]: gone }
        : kind < 0.65
          ? { [own]: next, [fresh]: next }
          : { [own]: next };
    if (!(await push(round, pusher, repository, moves))) return;
  }
}

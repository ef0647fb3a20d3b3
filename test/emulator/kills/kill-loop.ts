import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CodeCatalystClient, CreateProjectCommand } from '@aws-sdk/client-codecatalyst';
import { draw } from '../../../emulator/faults/draw.js';
import { awsSdkClient } from '../aws-sdk-client.js';
import type { EmulatorProcess } from '../emulator-process.js';
import { accessTokenOf, cloneUrl } from '../git/work-tree.js';
import { halves, inspect, listed, logged, rowsOf } from './findings.js';
import { branchKey, gone, type Ledger, repositoryKey } from './ledger.js';
import {
  deleteRepository,
  keepBranching,
  keepPushing,
  keepRepositories,
  keepTheRest,
  learnMain,
  makeRepository,
  type Pusher,
  type Round,
} from './writers.js';

/** What the rounds of one loop share. */
export interface Loop {
  readonly seed: string;
  readonly dataDir: string;
  readonly ledger: Ledger;
  /** Two push to a repository that stays, the third to one of the round. */
  readonly pushers: readonly [Pusher, Pusher, Pusher];
  /** An access token for Git. */
  readonly secret: string;
}

const targetOf = (round: number): string => `target-${String(round)}`;
/** The repository that is never deleted. */
const lasting = 'web';

const urlIn = ({ secret }: Loop, emulator: EmulatorProcess, repository: string): string =>
  cloneUrl(emulator, secret).replace(/web$/, repository);

/** Makes what stays: the project, the repository and the access token, which is the answer. */
export async function prepare({ ledger }: Pick<Loop, 'ledger'>, emulator: EmulatorProcess): Promise<string> {
  using client = awsSdkClient(emulator);
  const project = () => client.send(new CreateProjectCommand({ spaceName: 'acme', displayName: 'shop' }));
  await ledger.write('projects', { 'project shop': 'there' }, project, () => false);
  await makeRepository({ ledger, client, isOver: () => false, target: targetOf(0) }, lasting);
  ledger.learn('token git', 'there');
  return (await accessTokenOf(emulator)).secret;
}

/** The writers of a round, who go on until they are cut off. */
async function write(round: Round, [left, right, third]: Loop['pushers']): Promise<void> {
  const { ledger, target, number } = round;
  const line = branchKey(target, `line/${third.name}`);
  const starts = [branchKey(target, 'main'), line];
  const known = () =>
    starts.map((key) => ledger.now(key)).filter((id): id is string => id !== undefined && id !== gone);
  const deleting = async () => {
    const earlier = targetOf(number - 1);
    if (ledger.now(repositoryKey(earlier)) === 'there') await deleteRepository(round, earlier);
    // Now and then the one that everybody works in, too.
    if (round.draw('deletes') < 0.3 && !round.isOver()) await deleteRepository(round, target);
  };
  await Promise.all([
    keepPushing(round, left, lasting),
    keepPushing(round, right, lasting),
    keepPushing(round, third, target),
    keepBranching(round, target, known),
    keepRepositories(round),
    keepTheRest(round),
    deleting(),
  ]);
}

/** Writes in many ways at once, and kills the emulator in the midst of it: alone, or with all that it has started. */
export async function writeUntilKilled(loop: Loop, emulator: EmulatorProcess, number: number): Promise<void> {
  using client = awsSdkClient(emulator);
  const { ledger, seed, pushers } = loop;
  let isOver = false;
  const round: Round = {
    number,
    ledger,
    client,
    isOver: () => isOver,
    draw: (...words) => draw(seed, number, ...words),
    target: targetOf(number),
    urlOf: (repository) => urlIn(loop, emulator, repository),
  };
  await makeRepository(round, round.target);
  await learnMain(round, round.target);
  const pushes = ledger.acknowledged('branches pushed', Math.floor(round.draw('pushes') * 4));
  const writing = write(round, pushers);
  await Promise.race([pushes, writing]);
  await sleep(round.draw('moment') * 200);
  isOver = true;
  await (number % 2 === 0 ? emulator.kill() : emulator.killAll());
  await writing;
}

/** Waits until no push is on record: Git may go on for a moment when its emulator is gone. */
async function allEnded(client: CodeCatalystClient, dataDir: string): Promise<void> {
  const end = Date.now() + 10_000;
  for (;;) {
    // Each call finds out who has ended.
    await listed(client);
    const pushes = rowsOf(dataDir, 'SELECT pid FROM pushes');
    if (pushes.length === 0) return;
    if (Date.now() > end) throw new Error(`Pushes stay on record: ${JSON.stringify(pushes)}.`);
    await sleep(20);
  }
}

/** What was found in a data folder. */
export interface Verdict {
  readonly refs: number;
  readonly problems: readonly string[];
}

/** Holds what is there to what may be there; of the branches all, or those of the repositories that a round wrote to. */
export async function judge(loop: Loop, emulator: EmulatorProcess, round?: number): Promise<Verdict> {
  using client = awsSdkClient(emulator);
  const { dataDir, ledger } = loop;
  await allEnded(client, dataDir);
  const found = await listed(client);
  const rows = rowsOf<{ id: string; name: string }>(dataDir, 'SELECT id, name FROM sourceRepositories');
  const looked = rows.filter(({ name }) => round === undefined || [lasting, targetOf(round)].includes(name));
  const problems: string[] = [];
  let refs = 0;
  for (const { id, name } of looked) {
    const bare = join(dataDir, 'git', `${id}.git`);
    const repository = await inspect(client, name, urlIn(loop, emulator, name), bare);
    for (const [key, commit] of repository.branches) found.set(key, commit);
    problems.push(...repository.problems);
    refs += repository.branches.length;
  }
  const names = new Set(looked.map(({ name }) => name));
  problems.push(...ledger.settle(found, names), ...halves(dataDir));
  problems.push(...(await unlogged(client, found, round)));
  return { refs, problems: problems.map((problem) => `after round ${String(round ?? 'the last')}: ${problem}`) };
}

/** A change and its event are one, of all or of what a round has made. What is pushed is in no log, nor are tokens. */
async function unlogged(client: CodeCatalystClient, found: ReadonlyMap<string, string>, round?: number) {
  const isOfRound = new RegExp(
    `(?:^repository r|^project of|^environment of|target|made/)-?${String(round ?? '\\d+')}(?:-\\d+)?$`,
  );
  const isLogged = (key: string) => isOfRound.test(key) && !key.startsWith('token ');
  const there = new Set([...found.keys()].filter(isLogged));
  const told = new Set([...(await logged(client))].filter(isLogged));
  return [
    ...[...there].filter((key) => !told.has(key)).map((key) => `no event tells of ${key}`),
    ...[...told].filter((key) => !there.has(key)).map((key) => `an event tells of ${key}, which is not there`),
  ];
}

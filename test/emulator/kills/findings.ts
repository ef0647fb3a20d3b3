import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  type CodeCatalystClient,
  paginateListAccessTokens,
  paginateListDevEnvironments,
  paginateListEventLogs,
  paginateListProjects,
  paginateListSourceRepositories,
  paginateListSourceRepositoryBranches,
} from '@aws-sdk/client-codecatalyst';
import { git } from '../git/git.js';
import { shop } from '../git/shop.js';
import { namesInPages } from '../names-in-pages.js';
import { branchKey, repositoryKey } from './ledger.js';

/** Rows of the database, seen past the emulator. */
export function rowsOf<Row>(dataDir: string, sql: string): Row[] {
  const database = new DatabaseSync(join(dataDir, 'emulator.sqlite'), { readOnly: true });
  try {
    database.exec('PRAGMA busy_timeout = 10000');
    return database.prepare(sql).all() as Row[];
  } finally {
    database.close();
  }
}

/** All that the API lists, branches aside, as the ledger has it. */
export async function listed(client: CodeCatalystClient): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const add = async (
    key: string,
    pages: AsyncIterable<{ readonly items?: { name?: string | undefined }[] | undefined }>,
  ) => {
    for (const name of (await namesInPages(pages)).flat()) found.set(`${key} ${name}`, 'there');
  };
  await add('repository', paginateListSourceRepositories({ client }, { ...shop }));
  await add('project', paginateListProjects({ client }, { spaceName: 'acme' }));
  await add('token', paginateListAccessTokens({ client }, {}));
  for await (const { items = [] } of paginateListDevEnvironments({ client }, { ...shop })) {
    for (const { alias = '' } of items) found.set(`environment ${alias}`, 'there');
  }
  return found;
}

/** The branches of a repository as the API tells them: `<commit> refs/heads/<name>` each, sorted. */
async function toldBranches(client: CodeCatalystClient, sourceRepositoryName: string): Promise<string[]> {
  const lines: string[] = [];
  const pages = paginateListSourceRepositoryBranches({ client }, { ...shop, sourceRepositoryName });
  for await (const { items = [] } of pages) {
    lines.push(...items.map(({ ref = '', headCommitId = '' }) => `${headCommitId} ${ref}`));
  }
  return lines.toSorted();
}

const linesOf = (text: string): string[] => text.split('\n').filter(Boolean).toSorted();

/**
 * Looks at a repository by the API, by Git over the wire and by Git on the disk. Answers its branches as the ledger has
 * them, and what is wrong with it.
 */
export async function inspect(client: CodeCatalystClient, name: string, url: string, bare: string) {
  const format = '--format=%(objectname) %(refname)';
  const [told, served, kept, complaints] = await Promise.all([
    toldBranches(client, name),
    git('/', 'ls-remote', '--heads', url).then((text) => linesOf(text.replaceAll('\t', ' '))),
    git(bare, 'for-each-ref', format).then(linesOf),
    git(bare, 'fsck', '--full', '--strict', '--no-dangling', '--no-progress').catch(String),
  ]);
  const problems = complaints === '' ? [] : [`${name}: ${complaints}`];
  if (String(told) !== String(kept)) problems.push(`${name}: the API tells ${told.join()}, Git keeps ${kept.join()}`);
  if (String(served) !== String(kept)) problems.push(`${name}: Git serves ${served.join()}, and keeps ${kept.join()}`);
  const branches = kept.map((line): [string, string] => {
    const [id = '', ref = ''] = line.split(' ');
    return [branchKey(name, ref.replace('refs/heads/', '')), id];
  });
  return { branches, problems };
}

const isHalf = /\.lock$|\.new$|\.gone$|\.keep$|(?:^|\/)tmp_|^branch-change/;

/** What is only half there: files that a killed process had in hand, folders without a row, rows without a folder. */
export function halves(dataDir: string): string[] {
  const ids = rowsOf<{ id: string }>(dataDir, 'SELECT id FROM sourceRepositories').map(({ id }) => `${id}.git`);
  const folder = join(dataDir, 'git');
  const folders = new Set(existsSync(folder) ? readdirSync(folder) : []);
  const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' });
  return [
    ...files.filter((file) => isHalf.test(file)),
    ...ids.filter((id) => !folders.has(id)).map((id) => `a row without its folder ${id}`),
    ...[...folders].filter((name) => !ids.includes(name)).map((name) => `a folder without its row: ${name}`),
  ];
}

/** What a request named, as its event has it. */
interface Named {
  readonly name?: string;
  readonly alias?: string;
  readonly displayName?: string;
  readonly sourceRepositoryName?: string;
}

/** The key of what an event tells to have been made or deleted. */
function keyOf(eventName: string, { name = '', alias = '', displayName = '', sourceRepositoryName = '' }: Named) {
  if (eventName.endsWith('SourceRepository')) return repositoryKey(name);
  if (eventName === 'createSourceRepositoryBranch') return branchKey(sourceRepositoryName, name);
  return eventName === 'createProject' ? `project ${displayName}` : `environment ${alias}`;
}

/** All that was done according to the events, the oldest first. */
async function events(client: CodeCatalystClient): Promise<(readonly [eventName: string, request: Named])[]> {
  const [startTime, endTime] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000));
  const done: [string, Named][] = [];
  for await (const { items = [] } of paginateListEventLogs({ client }, { spaceName: 'acme', startTime, endTime })) {
    for (const { eventName = '', errorCode, requestPayload } of items) {
      if (errorCode === undefined) done.push([eventName, JSON.parse(requestPayload?.data ?? '{}') as Named]);
    }
  }
  return done.toReversed();
}

/** The keys of what is there according to the events alone. What a push does, and tokens, are in no log. */
export async function logged(client: CodeCatalystClient): Promise<Set<string>> {
  const there = new Set<string>();
  for (const [eventName, request] of await events(client)) {
    const key = keyOf(eventName, request);
    if (!eventName.startsWith('delete')) there.add(key);
    else {
      there.delete(key);
      const branches = branchKey(request.name ?? '', '');
      for (const other of there) if (other.startsWith(branches)) there.delete(other);
    }
  }
  return there;
}

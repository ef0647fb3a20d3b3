import type { Controls, RequestRecord } from '../../../emulator/index.js';

type Row = Readonly<Record<string, unknown>>;

/** What is another in each run: ids, times, commits and what is made of a secret. */
const [ids, times, digests] = [
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
  /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g,
  /\b(?:[0-9a-f]{64}|[0-9a-f]{40})\b/g,
] as const;

/** A value as text, with the same word for all that is another in each run. */
const neutral = (value: unknown): string =>
  JSON.stringify(value).replaceAll(ids, 'ID').replaceAll(times, 'TIME').replaceAll(digests, 'DIGEST');

const isMutating = ({ operation }: RequestRecord): boolean => !/^(?:Get|List|Verify)/.test(operation ?? '');

/** The calls that change something, in the order in which they came: the action and what it was told. */
export const mutatingCalls = ({ requests }: Controls): readonly string[] =>
  requests
    .filter(isMutating)
    .map(({ operation, members, status }) => `${operation ?? 'UNKNOWN'} ${neutral(members)} ${String(status)}`);

/** All that the emulator holds, in an order of its own: who came first where nobody waits for another is chance. */
export function stateOf({ state }: Controls): unknown {
  const { tables, repositories } = state.dump();
  const rows = Object.entries(tables).map(([table, all]) => [table, all.map((row) => nameful(row, tables)).toSorted()]);
  const refs = repositories.map((repository) => neutral(repository.refs.map(({ name }) => name).toSorted()));
  return { ...Object.fromEntries(rows), refs: refs.toSorted() };
}

const parents: Readonly<Record<string, string>> = {
  spaceKey: 'spaces',
  projectKey: 'projects',
  userKey: 'users',
  repositoryKey: 'sourceRepositories',
  devEnvironmentKey: 'devEnvironments',
};

/** A row with the name of what it belongs to in the place of its key, which tells when that was made. */
function nameful({ key: _, userAgent: _agent, ...row }: Row, tables: Readonly<Record<string, readonly Row[]>>): string {
  const named = Object.entries(row).map(([column, value]) => {
    const { [column]: parent } = parents;
    const found = parent === undefined ? undefined : tables[parent]?.find(({ key }) => key === value);
    return [column, found === undefined ? value : (found.name ?? found.alias)];
  });
  return neutral(Object.fromEntries(named));
}

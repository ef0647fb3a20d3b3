import type { Plain, Session } from '../../model/index.js';
import { made, removed, setProperty } from './causes.js';
import { askEventLog, type LogQuestion } from './event-log.js';
import type { Finding } from './findings.js';
import { type Records, spaceOf, spacesOf } from './read-records.js';
import { questionOfSuspect, settleSuspect, type Suspect, suspects } from './recreated-projects.js';
import { isDrift, type Unmanaged, type UnmanagedThing } from './report.js';

interface Unexplained {
  readonly findings: readonly Finding[];
  readonly unmanaged: Omit<Unmanaged, 'import'> | undefined;
  readonly records: Records;
  /** How many days of the log to search. */
  readonly since: number;
  readonly session: Session;
}

/** Adds since when and by whom, as far as the event logs of the spaces tell; no log is read if there is nothing to explain. */
export async function explain({ findings, unmanaged, records, since, session }: Unexplained): Promise<string[]> {
  const suspected = suspects(findings);
  const warnings = since === 0 ? [] : await askLogs({ findings, unmanaged, records, since, session }, suspected);
  for (const suspect of suspected) settleSuspect(suspect);
  return warnings;
}

async function askLogs(
  { findings, unmanaged, records, since, session }: Unexplained,
  suspected: readonly Suspect[],
): Promise<string[]> {
  const told = await Promise.all(
    [...spacesOf(records, session)].map(async ([space, context]) => {
      const things = unmanaged?.things.filter((thing) => thing.space === space) ?? [];
      const questions = [
        ...findings.filter(({ subject }) => spaceOf(subject.managed) === space).flatMap(questionsOf),
        ...suspected.filter(({ project }) => spaceOf(project.subject.managed) === space).map(questionOfSuspect),
        ...things.flatMap(questionOfThing),
      ];
      if (questions.length === 0) return [];
      const { users, warning } = await askEventLog(context, space, since, questions);
      for (const thing of things) {
        const name = users.get(thing.createdBy ?? '');
        if (name !== undefined) thing.createdBy = name;
      }
      return warning === undefined ? [] : [warning];
    }),
  );
  return told.flat();
}

/** What the log may tell of a finding: of each property by itself, or of the whole. */
function questionsOf({ subject, actual, reported }: Finding): LogQuestion[] {
  const { type, verdict, properties } = reported;
  if (!isDrift(verdict)) return [];
  const { state } = subject.managed;
  if (verdict === 'gone' || verdict === 'recreated') {
    return [
      {
        recognises: (entry) =>
          verdict === 'gone' ? removed(type, state, entry) : made(type, { ...state, ...actual }, entry),
        tell: (change) => {
          reported.change = change;
        },
      },
    ];
  }
  return properties.map((property) => {
    const name = /^\w+/.exec(property.path)?.[0] ?? property.path;
    const now: Plain | undefined = actual?.[name];
    return {
      recognises: (entry) => setProperty(type, state, name, now, entry),
      tell: (change) => {
        property.change = change;
      },
    };
  });
}

/** By whom a thing was made, where its list does not tell. */
function questionOfThing(thing: UnmanagedThing): LogQuestion[] {
  const { kind, id, project } = thing;
  const name = id
    .split('/')
    .slice(kind === 'branch' ? 3 : -1)
    .join('/');
  const tell: LogQuestion['tell'] = ({ at, by }) => {
    thing.createdAt ??= at;
    thing.createdBy ??= by;
  };
  switch (kind) {
    case 'project':
      return [{ recognises: (entry) => made('Project', { name }, entry), tell }];
    case 'repository':
      return [{ recognises: (entry) => made('SourceRepository', { projectName: project ?? '', name }, entry), tell }];
    case 'branch': {
      const known = { projectName: project ?? '', sourceRepositoryName: id.split('/')[2] ?? '', name };
      return [{ recognises: (entry) => made('Branch', known, entry), tell }];
    }
    case 'environment': {
      const known = { projectName: project ?? '', devEnvironmentId: name };
      return [{ recognises: (entry) => made('DevEnvironment', known, entry), tell }];
    }
    default:
      return [];
  }
}

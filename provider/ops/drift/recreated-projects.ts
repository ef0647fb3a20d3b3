import { instant, type Plain } from '../../model/index.js';
import type { LogQuestion } from './event-log.js';
import type { Finding } from './findings.js';

/**
 * A project tells no time of its making, so one that was deleted and made again under its name looks like the one on record. What
 * was in it tells: all of it is gone, or another.
 */
export interface Suspect {
  readonly project: Finding;
  readonly contents: readonly Finding[];
}

/** The projects that look as they should, and of whose contents nothing is left as it was recorded. */
export function suspects(findings: readonly Finding[]): readonly Suspect[] {
  const inProjects = Map.groupBy(
    findings.filter(({ reported }) => contentTypes.has(reported.type)),
    ({ subject }) => placeOf(subject.managed.state.spaceName, subject.managed.state.projectName),
  );
  return findings.flatMap((project) => {
    const { spaceName, name } = project.subject.managed.state;
    const contents = inProjects.get(placeOf(spaceName, name)) ?? [];
    const isSuspect = project.reported.type === 'Project' && project.reported.verdict === 'in-sync';
    const isLost = contents.length > 0 && contents.every(({ reported }) => lost.has(reported.verdict));
    return isSuspect && isLost ? [{ project, contents }] : [];
  });
}

const contentTypes: ReadonlySet<string> = new Set(['SourceRepository', 'DevEnvironment']);
const lost: ReadonlySet<string> = new Set(['gone', 'recreated']);
const placeOf = (...parts: readonly (Plain | undefined)[]): string => JSON.stringify(parts);

/** What the log may tell of a suspect: that its project was deleted after what was in it had been made. */
export function questionOfSuspect({ project: { subject, reported, ignoring }, contents }: Suspect): LogQuestion {
  const { name } = subject.managed.state;
  const made = contents.map(({ subject: { managed } }) => instant(textOf(managed.state.createdTime)) ?? 0);
  const since = Math.max(...made);
  return {
    recognises: ({ action, request, at }) => action === 'DeleteProject' && request.name === name && at > since,
    tell: (change) => {
      reported.verdict = ignoring?.covers('recreated') === true ? 'ignored' : 'recreated';
      reported.change = change;
    },
  };
}

/** Leaves open what the log has not told: a suspect is in sync only if the log says what became of all that was in it. */
export function settleSuspect({ project: { reported, ignoring }, contents }: Suspect): void {
  if (reported.verdict !== 'in-sync' || contents.every((one) => one.reported.change !== undefined)) return;
  if (ignoring?.covers('recreated') === true) {
    reported.verdict = 'ignored';
    return;
  }
  reported.verdict = 'unknown';
  reported.problem =
    'Whether it is the project on record is not known: all that is on record in it is gone or another, and the event log does not tell why. It may have been deleted and made again under its name.';
}

const textOf = (value: Plain | undefined): string => (typeof value === 'string' ? value : '');

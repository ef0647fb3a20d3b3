import {
  CreateProject,
  CreateSourceRepository,
  CreateSourceRepositoryBranch,
  CreateDevEnvironment,
  DeleteDevEnvironment,
  DeleteProject,
  DeleteSourceRepository,
  StartDevEnvironment,
  StopDevEnvironment,
  StopDevEnvironmentSession,
  UpdateDevEnvironment,
  UpdateProject,
  UpdateSpace,
} from '../../../api/operations.js';
import type { AnyOperation } from '../../../api/contract-types.js';
import type { Plain, PlainValues } from '../../model/index.js';
import type { LogEntry } from './event-log.js';

/** The actions that can explain what became of a resource, and the members that name it in their requests. */
interface Causes {
  readonly updates?: readonly AnyOperation[];
  readonly removes?: readonly AnyOperation[];
  readonly makes?: AnyOperation;
  /** Members of a request, by the properties of the state that they are equal to. */
  readonly members: Readonly<Record<string, string>>;
}

/** By the resource's type. What is missing here, no log tells of: tokens are in no space, and pushes are not logged. */
const causes: Readonly<Record<string, Causes>> = {
  Space: { updates: [UpdateSpace], members: { name: 'name' } },
  Project: { updates: [UpdateProject], removes: [DeleteProject], makes: CreateProject, members: { name: 'name' } },
  SourceRepository: {
    removes: [DeleteSourceRepository],
    makes: CreateSourceRepository,
    members: { projectName: 'projectName', name: 'name' },
  },
  Branch: {
    makes: CreateSourceRepositoryBranch,
    members: { projectName: 'projectName', sourceRepositoryName: 'sourceRepositoryName', name: 'name' },
  },
  DevEnvironment: {
    updates: [UpdateDevEnvironment],
    removes: [DeleteDevEnvironment],
    makes: CreateDevEnvironment,
    members: { projectName: 'projectName', devEnvironmentId: 'id' },
  },
  DevEnvironmentSession: {
    removes: [StopDevEnvironmentSession],
    members: { projectName: 'projectName', devEnvironmentId: 'id', sessionId: 'sessionId' },
  },
};

/** Actions that end what is in the thing that they name, by the property of a resource that names it. */
const endsOfParents = [
  [DeleteProject, 'projectName', 'name'],
  [DeleteSourceRepository, 'sourceRepositoryName', 'name'],
  [DeleteDevEnvironment, 'devEnvironmentId', 'id'],
  [StopDevEnvironment, 'devEnvironmentId', 'id'],
] as const;

const isOf = (operations: readonly AnyOperation[] | undefined, { action }: LogEntry): boolean =>
  operations?.some(({ name }) => name === action) ?? false;

const names = (causesOf: Causes, known: PlainValues, { request }: LogEntry): boolean =>
  Object.entries(causesOf.members).every(([property, member]) => request[member] === known[property]);

/** Whether the entry set this property of the resource to what it is now. */
export function setProperty(
  type: string,
  known: PlainValues,
  name: string,
  now: Plain | undefined,
  entry: LogEntry,
): boolean {
  const { [type]: own } = causes;
  if (!own || !names(own, known, entry)) return false;
  if (name === 'desiredStatus') {
    return isOf(now === 'RUNNING' ? [StartDevEnvironment] : [StopDevEnvironment], entry);
  }
  if (!isOf(own.updates, entry)) return false;
  const { [name]: told } = entry.request;
  return told !== undefined && JSON.stringify(now ?? '') === JSON.stringify(told);
}

/** Whether the entry took the resource, or what it is in, away. */
export function removed(type: string, known: PlainValues, entry: LogEntry): boolean {
  const { [type]: own } = causes;
  if (own && isOf(own.removes, entry) && names(own, known, entry)) return true;
  return endsOfParents.some(
    ([operation, property, member]) =>
      // What stops an environment ends its sessions, and not the environment.
      !(type === 'DevEnvironment' && operation === StopDevEnvironment) &&
      isOf([operation], entry) &&
      typeof known[property] === 'string' &&
      known[property] === entry.request[member] &&
      (known.projectName === undefined || (entry.projectName ?? known.projectName) === known.projectName),
  );
}

/** Whether the entry made the resource, as its own answer or request names it. */
export function made(type: string, known: PlainValues, entry: LogEntry): boolean {
  const { [type]: own } = causes;
  if (!own?.makes || !isOf([own.makes], entry)) return false;
  const told = { ...entry.request, ...entry.response };
  return Object.entries(own.members).every(([property, member]) => told[member] === known[property]);
}

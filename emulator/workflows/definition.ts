import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import type { WorkflowFacts } from '../storage/workflow-store.js';
import type { PushTrigger } from './push-trigger.js';

/** What a workflow's file says of it. */
export interface Definition extends Pick<WorkflowFacts, 'name' | 'runMode' | 'status'> {
  readonly pushTriggers: readonly PushTrigger[];
}

const properties = ['Name', 'SchemaVersion', 'RunMode', 'Compute', 'Triggers', 'Actions'];
const runModes = ['QUEUED', 'PARALLEL', 'SUPERSEDED'] as const;
const triggerTypes = ['PUSH', 'PULLREQUEST', 'SCHEDULE'];

/** A file that is no workflow: the service would list it with what is wrong, this one only that something is. */
class Invalid extends Error {}

type Values = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a workflow definition file. One that cannot be read is INVALID, and called by the name of its file. */
export function readDefinition(path: string, text: string): Definition {
  const name = (path.split('/').at(-1) ?? path).replace(/\.ya?ml$/, '');
  try {
    const file = open(text);
    return {
      name: file.name,
      runMode: runModeOf(file.values),
      status: 'ACTIVE',
      pushTriggers: triggersOf(file.values),
    };
  } catch {
    // Whatever YAML can be made to do, nesting without end for one, is a file that cannot be read.
    return { name: nameIn(text) ?? name, runMode: 'QUEUED', status: 'INVALID', pushTriggers: [] };
  }
}

function open(text: string): { readonly name: string; readonly values: Values } {
  const document = parseDocument(text, { version: '1.1' });
  const { contents, errors } = document;
  if (errors.length > 0 || !isMap(contents)) throw new Invalid('The file is no YAML mapping.');
  const values = document.toJS({ maxAliasCount: 100 }) as Values;
  const unknown = Object.keys(values).filter((property) => !properties.includes(property));
  if (unknown.length > 0) throw new Invalid(`There are no properties ${unknown.join(', ')}.`);
  // As a number 1.0 is 1, so it is held to what is written.
  if (writtenIn(contents, 'SchemaVersion') !== '1.0') throw new Invalid('SchemaVersion must be 1.0.');
  checkActions(values.Actions);
  return { name: nameOf(values), values };
}

function nameOf({ Name: name }: Values): string {
  if (typeof name === 'string' && /^[\w-]+$/.test(name)) return name;
  throw new Invalid('Name must be letters, digits, hyphens and underscores.');
}

/** The name that an invalid file has all the same. */
function nameIn(text: string): string | undefined {
  return /^Name: *(["']?)([\w-]+)\1 *(?:#.*)?$/m.exec(text)?.[2];
}

function writtenIn(contents: YAMLMap, property: string): string | undefined {
  const node = contents.get(property, true);
  return isScalar(node) ? node.source : undefined;
}

function runModeOf({ RunMode: given = 'QUEUED' }: Values): Definition['runMode'] {
  const runMode = runModes.find((mode) => mode === given);
  if (runMode) return runMode;
  throw new Invalid(`RunMode must be one of ${runModes.join(', ')}.`);
}

/** An action has an identifier; a group of them has actions. */
function checkActions(actions: unknown): void {
  if (!isObject(actions) || Object.keys(actions).length === 0) throw new Invalid('Actions must be a mapping.');
  for (const action of Object.values(actions)) {
    if (!isObject(action)) throw new Invalid('An action must be a mapping.');
    if (action.Actions !== undefined) checkActions(action.Actions);
    else if (typeof action.Identifier !== 'string') throw new Invalid('An action must have an Identifier.');
  }
}

function triggersOf({ Triggers: triggers = [] }: Values): PushTrigger[] {
  if (!Array.isArray(triggers)) throw new Invalid('Triggers must be a list.');
  return triggers.flatMap((trigger: unknown) => {
    if (!isObject(trigger) || !triggerTypes.includes(trigger.Type as string)) {
      throw new Invalid(`The Type of a trigger must be one of ${triggerTypes.join(', ')}.`);
    }
    const branches = patternsOf(trigger.Branches);
    const filesChanged = patternsOf(trigger.FilesChanged);
    return trigger.Type === 'PUSH' ? [{ ...(branches && { branches }), ...(filesChanged && { filesChanged }) }] : [];
  });
}

function patternsOf(patterns: unknown): RegExp[] | undefined {
  if (patterns === undefined) return undefined;
  if (!Array.isArray(patterns)) throw new Invalid('Branches and FilesChanged must be lists.');
  return patterns.map((pattern: unknown) => {
    // A name such as 1.0 is a number to YAML.
    if (typeof pattern !== 'string' && typeof pattern !== 'number') throw new Invalid('A pattern must be text.');
    return new RegExp(`^(?:${String(pattern)})$`);
  });
}

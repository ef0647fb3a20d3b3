import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { Problem } from '../../model/index.js';
import { type Plan, planShape } from './plan-shape.js';

/** A plan as it stands in a file. */
export interface PlanFile {
  readonly file: string;
  readonly text: string;
  readonly plan: Plan;
}

/** Reads a plan; whatever is wrong with it is an error, and nothing is done. */
export async function readPlan(named: string, folder: string): Promise<PlanFile> {
  const file = resolve(folder, named);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    const why = isMissing ? 'there is no such file' : (cause as Error).message;
    throw new Problem('configuration', `The plan ${file} cannot be read: ${why}.`, { detail: whatToDo, cause });
  }
  const content = contentOf(text, file);
  const read = planShape.safeParse(content);
  if (read.success) return { file, text, plan: read.data };
  throw noPlan(file, looksLikeAPlan(content) ? mistakesIn(read.error, content) : 'it is JSON of another kind');
}

const whatToDo = 'Make one with codecatalyst-iac teardown plan -o FILE, and do not change it.';

const noPlan = (file: string, why: string, cause?: unknown): Problem =>
  new Problem('configuration', `${file} is no plan of a teardown: ${why}.`, { detail: whatToDo, cause });

function contentOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const [, line, column] = /line (\d+) column (\d+)/.exec((cause as Error).message) ?? [];
    const place = line === undefined || column === undefined ? '' : ` (line ${line}, column ${column})`;
    throw noPlan(file, text.trim() === '' ? 'it is empty' : `it is no JSON${place}`, cause);
  }
}

/** What has none of these was never a plan, and its single mistakes say nothing. */
const looksLikeAPlan = (content: unknown): boolean =>
  typeof content === 'object' && content !== null && 'items' in content && 'space' in content;

/** More would not be read. */
const mostTold = 5;

function mistakesIn({ issues }: z.ZodError, content: unknown): string {
  const all = issues.flatMap((issue) => mistakes(issue, content));
  const told = all.slice(0, mostTold).join('; ');
  return all.length > mostTold ? `${told}; and ${all.length - mostTold} more` : told;
}

/** What is wrong at a place, in words. */
function mistakes(issue: z.core.$ZodIssue, content: unknown): readonly string[] {
  const { path } = issue;
  const place = placeOf(path);
  const found = path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    content,
  );
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `${placeOf([...path, key])} is not known`);
  if (found === undefined) return [`${place} is missing`];
  const value = JSON.stringify(found);
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  if (issue.code === 'invalid_value')
    return [`${place} is ${shown}, and must be ${issue.values.map((allowed) => JSON.stringify(allowed)).join(' or ')}`];
  if (issue.code === 'invalid_type')
    return [`${place} is ${shown}, and must be ${typeWords[issue.expected] ?? issue.expected}`];
  return [`${place} is ${shown}, which is not allowed there`];
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
};

/** `items[2].kind`, as people write it. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path.map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at === 0 ? '' : '.'}${String(key)}`)).join('');

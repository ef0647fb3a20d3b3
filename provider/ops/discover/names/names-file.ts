import { readFile } from 'node:fs/promises';
import { Document, isScalar, parseDocument, type YAMLMap } from 'yaml';
import { z } from 'zod';
import { Problem } from '../../../model/index.js';
import { kinds } from '../../estate/thing.js';
import { sameness } from './slug.js';

const name = z.string().regex(/[\p{Letter}\p{Number}]/u, 'A name needs a letter or a digit.');
const namesShape = z.strictObject({
  version: z.literal(1),
  names: z.partialRecord(z.enum(kinds), z.record(z.string(), name)).default({}),
});

const intro = ` What each thing is called in the programs that codecatalyst-iac discover writes, by its kind and id.
 Change a name here and run it again: what is here stays, what is new is added.
 Take a line out to have the thing named anew, or, where a stack of another program manages it, left out.
`;
const unseenRemark = ' not seen last time';

/** The names of a mapping file, by kind and id; none where there is no file yet. */
export async function readNames(file: string): Promise<ReadonlyMap<string, string>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw refusal(file, (error as Error).message, error);
  }
  return parseNames(text, file);
}

/** Reads a mapping file. Two things of one name, or of names that differ by hyphens and case alone, are an error. */
function parseNames(text: string, file: string): ReadonlyMap<string, string> {
  const document = parseDocument(text);
  const [broken] = document.errors;
  if (broken) throw refusal(file, broken.message, broken);
  const read = namesShape.safeParse(document.toJS());
  if (!read.success) throw refusal(file, z.prettifyError(read.error), read.error);
  const names = new Map<string, string>();
  const owners = new Map<string, string>();
  for (const [kind, named] of Object.entries(read.data.names)) {
    for (const [id, name] of Object.entries(named)) {
      const key = `${kind} ${id}`;
      const other = owners.get(sameness(name));
      if (other !== undefined) {
        throw refusal(file, `${other} and ${key} are both called ${name}; hyphens and case do not tell names apart`);
      }
      owners.set(sameness(name), key);
      names.set(key, name);
    }
  }
  return names;
}

/** Writes a mapping file, sorted. What was not seen this time is kept, with a remark. */
export function writeNames(names: ReadonlyMap<string, string>, isSeen: (key: string) => boolean): string {
  const sorted = [...names].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const byKind = Object.fromEntries(
    kinds.flatMap((kind) => {
      const own = sorted.filter(([key]) => key.startsWith(`${kind} `));
      return own.length === 0 ? [] : [[kind, Object.fromEntries(own.map(([key, name]) => [idIn(key), name]))]];
    }),
  );
  const document = new Document({ version: 1, names: byKind });
  document.commentBefore = intro.trimEnd();
  for (const kind of Object.keys(byKind)) {
    const named = document.getIn(['names', kind]) as YAMLMap;
    for (const { key, value } of named.items) {
      if (isScalar(key) && isScalar(value) && !isSeen(`${kind} ${String(key.value)}`)) value.comment = unseenRemark;
    }
  }
  return document.toString({ lineWidth: 0, singleQuote: true });
}

const idIn = (key: string): string => key.slice(key.indexOf(' ') + 1);

const refusal = (file: string, why: string, cause?: unknown): Problem =>
  new Problem('configuration', `The names in ${file} cannot be used: ${why.replace(/\.$/, '')}.`, { cause });

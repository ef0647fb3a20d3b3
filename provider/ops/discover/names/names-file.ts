import { readFile } from 'node:fs/promises';
import { Document, isMap, isScalar, parseDocument, type Scalar } from 'yaml';
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

/** What stands in a mapping file. */
export interface NamesFile {
  /** Names by kind and id. */
  readonly names: ReadonlyMap<string, string>;
  /** What people wrote above or beside a name, by kind and id. */
  readonly comments: ReadonlyMap<string, Comments>;
}

interface Comments {
  readonly above?: string;
  readonly beside?: string;
}

/** The names of a mapping file, by kind and id; none where there is no file yet. */
export async function readNames(file: string): Promise<NamesFile> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { names: new Map(), comments: new Map() };
    throw refusal(file, (error as Error).message, error);
  }
  return parseNames(text, file);
}

/** Reads a mapping file. Two things of one name, or of names that differ by hyphens and case alone, are an error. */
function parseNames(text: string, file: string): NamesFile {
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
  return { names, comments: commentsIn(document) };
}

/** The lines of a document that hold names, each with its kind and id. */
function* linesIn(
  document: Document,
): Generator<{ readonly key: Scalar; readonly value: Scalar; readonly thing: string }> {
  for (const kind of kinds) {
    const named = document.getIn(['names', kind]);
    for (const { key, value } of isMap(named) ? named.items : []) {
      if (isScalar(key) && isScalar(value)) yield { key, value, thing: `${kind} ${String(key.value)}` };
    }
  }
}

const commentsIn = (document: Document): ReadonlyMap<string, Comments> =>
  new Map(
    [...linesIn(document)].map(({ key, value, thing }) => {
      const above = key.commentBefore;
      const beside = value.comment === unseenRemark ? undefined : value.comment;
      return [thing, { ...(above && { above }), ...(beside && { beside }) }];
    }),
  );

/** Writes a mapping file, sorted. What was not seen this time is kept, with a remark. */
export function writeNames({ names, comments }: NamesFile, isSeen: (key: string) => boolean): string {
  const sorted = [...names].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const byKind = Object.fromEntries(
    kinds.flatMap((kind) => {
      const own = sorted.filter(([key]) => key.startsWith(`${kind} `));
      return own.length === 0 ? [] : [[kind, Object.fromEntries(own.map(([key, name]) => [idIn(key), name]))]];
    }),
  );
  const document = new Document({ version: 1, names: byKind });
  document.commentBefore = intro.trimEnd();
  for (const { key, value, thing } of linesIn(document)) {
    const { above, beside } = comments.get(thing) ?? {};
    if (above !== undefined) key.commentBefore = above;
    const remark = isSeen(thing) ? beside : (beside ?? unseenRemark);
    if (remark !== undefined) value.comment = remark;
  }
  return document.toString({ lineWidth: 0, singleQuote: true });
}

const idIn = (key: string): string => key.slice(key.indexOf(' ') + 1);

const refusal = (file: string, why: string, cause?: unknown): Problem =>
  new Problem('configuration', `The names in ${file} cannot be used: ${why.replace(/\.$/, '')}.`, { cause });

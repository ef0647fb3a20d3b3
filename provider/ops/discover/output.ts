import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { Problem } from '../../model/index.js';

/** What programs declare, by the keys of things: what each is called, and before that what it was called earlier. */
export type Declared = ReadonlyMap<string, readonly string[]>;

type Texts = Readonly<Record<string, string>>;

/** What is to be written, by paths relative to a folder. */
export interface Output {
  /** Written anew each time; what a user has made of it is not lost. */
  readonly renewed: Texts;
  /** Written where there is none yet, and the user's from then on. */
  readonly once: Texts;
  /** What the programs among them declare; what was recorded before stays if there is no program among them. */
  readonly declared?: Declared;
}

/** A file, and what became of it. */
export interface WrittenFile {
  readonly path: string;
  readonly outcome: 'new' | 'renewed' | 'unchanged' | 'kept';
}

/** What was written here, by the hash of each file: so it is known what a user has edited since, and what would be lost. */
const recordName = '.discover.json';
const recordShape = z.strictObject({
  version: z.literal(1),
  files: z.record(z.string(), z.string()),
  declared: z
    .record(z.string(), z.array(z.string()))
    .default({})
    .describe('What the programs call what they declare, the latest name first.'),
});
type Written = z.output<typeof recordShape>;

/** Writes files into a folder. Nothing at all is written where a file would lose what somebody else wrote, unless forced. */
export async function writeOutput(
  folder: string,
  { renewed, once, declared }: Output,
  isForced: boolean,
): Promise<readonly WrittenFile[]> {
  const record = await readRecord(folder);
  const plans = await Promise.all([
    ...Object.entries(renewed).map(async ([path, text]) => ({
      path,
      text,
      before: await read(join(folder, path)),
      isOnce: false,
    })),
    ...Object.entries(once).map(async ([path, text]) => ({
      path,
      text,
      before: await read(join(folder, path)),
      isOnce: true,
    })),
  ]);
  const edited = plans.filter(
    ({ path, text, before, isOnce }) =>
      !isOnce && before !== undefined && before !== text && hashOf(before) !== record.files[path],
  );
  if (edited.length > 0 && !isForced) throw wouldBeLost(folder, edited);
  const written = await Promise.all(
    plans.map(async ({ path, text, before, isOnce }): Promise<WrittenFile> => {
      if (before === text) return { path, outcome: 'unchanged' };
      if (isOnce && before !== undefined) return { path, outcome: 'kept' };
      await put(join(folder, path), text);
      return { path, outcome: before === undefined ? 'new' : 'renewed' };
    }),
  );
  const hashes = Object.entries(renewed).map(([path, text]) => [path, hashOf(text)] as const);
  const files = Object.fromEntries(
    [...new Map([...Object.entries(record.files), ...hashes])].toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
  await put(
    join(folder, recordName),
    recordText({ version: 1, files, declared: declared ? inOrder(declared) : record.declared }),
  );
  return written.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

/** Writes a file whole or not at all, with the folders that it needs. */
export async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const aside = `${file}.new`;
  await writeFile(aside, text);
  await rename(aside, file);
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Problem('configuration', `${file} cannot be read: ${(error as Error).message}.`, { cause: error });
  }
}

const recordText = (record: Written): string => `${JSON.stringify(record, null, 2)}\n`;

const inOrder = (declared: Declared): Written['declared'] =>
  Object.fromEntries(
    [...declared].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([key, names]) => [key, [...names]]),
  );

/** What the programs that were written here declare. */
export const declaredBefore = async (folder: string): Promise<Declared> =>
  new Map(Object.entries((await readRecord(folder)).declared));

async function readRecord(folder: string): Promise<Written> {
  const text = await read(join(folder, recordName));
  if (text === undefined) return { version: 1, files: {}, declared: {} };
  try {
    return recordShape.parse(JSON.parse(text));
  } catch (cause) {
    throw new Problem('configuration', `${join(folder, recordName)} is not as it was written.`, {
      detail:
        'It says which files are written anew. Remove it, and run this with --force where they may be overwritten.',
      cause,
    });
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const wouldBeLost = (folder: string, files: readonly { readonly path: string }[]): Problem =>
  new Problem(
    'data-loss',
    `Nothing was written, as this would overwrite what somebody else wrote: ${files.map(({ path }) => resolve(folder, path)).join(', ')}.`,
    { detail: 'Move your changes elsewhere, write into another folder with --out, or overwrite them with --force.' },
  );

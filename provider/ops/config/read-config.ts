import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { Problem } from '../../model/index.js';
import { didYouMean } from '../cli/nearest.js';
import { type Config, configShape } from './config.js';
import { keysAt, sentenceOf } from './mistakes.js';

const usualName = 'codecatalyst-iac.yaml';

/** The configuration and where its relative paths begin. */
export interface ConfigFile {
  readonly config: Config;
  readonly folder: string;
  /** The file itself; undefined where there is none. */
  readonly file?: string;
}

/** Reads the file that is named, or the usual one beside the caller if there is one; else everything has its default. */
export async function readConfig(named: string | undefined, folder: string): Promise<ConfigFile> {
  const file = named === undefined ? join(folder, usualName) : resolve(folder, named);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (named === undefined && code === 'ENOENT') return { config: configShape.parse({ version: 1 }), folder };
    const why = code === 'ENOENT' ? 'there is no such file' : (error as Error).message;
    throw new Problem('configuration', `The configuration ${file} cannot be read: ${why}.`, { cause: error });
  }
  return { config: parseConfig(text, file), folder: dirname(file), file };
}

/** Reads a configuration; everything that is wrong with it is told at once, each with its line. */
function parseConfig(text: string, file: string): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number, what: string): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}: ${what}`;
  };
  const broken = document.errors.map(({ pos, message }) => at(pos[0], message));
  if (broken.length > 0) throw refusal(broken);
  const read = configShape.safeParse(document.toJS(), { reportInput: true });
  if (read.success) return read.data;
  throw refusal(
    read.error.issues.flatMap((issue) =>
      placesOf(issue).map(({ path, what, isKey }) => {
        const offset = startOf(document.contents, path, isKey);
        return at(offset, `${path.length === 0 ? '' : `${path.join('.')}: `}${what}`);
      }),
    ),
  );
}

type Key = string | number;

interface Place {
  readonly path: readonly Key[];
  readonly what: string;
  /** Whether the key itself is wrong, and not what it holds. */
  readonly isKey: boolean;
}

function placesOf(issue: z.core.$ZodIssue): readonly Place[] {
  const path = issue.path.filter((key) => typeof key !== 'symbol');
  if (issue.code !== 'unrecognized_keys') return [{ path, what: sentenceOf(issue), isKey: false }];
  const known = keysAt(configShape, path);
  return issue.keys.map((key) => ({
    path: [...path, key],
    what: `There is no such key.${didYouMean(key, known)} Allowed ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}.`,
    isKey: true,
  }));
}

/** Where a place of the document begins, or as much of it as there is. */
function startOf(node: unknown, path: readonly Key[], isKey: boolean): number {
  const [key, ...rest] = path;
  const here = beginning(node, 0);
  if (key === undefined) return here;
  if (isSeq(node)) return startOf(node.items[Number(key)], rest, isKey);
  const pair = isMap(node) ? node.items.find((item) => String(item.key) === String(key)) : undefined;
  if (!pair) return here;
  const ofKey = beginning(pair.key, here);
  return rest.length === 0 && (isKey || pair.value === null) ? ofKey : startOf(pair.value, rest, isKey);
}

const beginning = (node: unknown, otherwise: number): number =>
  (isNode(node) ? node.range?.[0] : undefined) ?? otherwise;

const refusal = (mistakes: readonly string[]): Problem => new Problem('configuration', mistakes.join('\n'), {});

import { z } from 'zod';
import type { Streams } from '../cli/streams.js';
import { kinds } from '../estate/thing.js';
import { plurals } from './inventory/inventory-tables.js';
import { shellWord } from '../stacks/shell-word.js';
import { engines } from './engines/engines.js';
import { languageNames, languages } from './program/languages.js';

const text = z.string();
const count = z.int().min(0);

/** What `discover --json` answers. */
export const reportShape = z.strictObject({
  version: z.literal(1).describe('The version of this form: 1.'),
  space: text,
  folder: text.describe('The folder that the files are in.'),
  counts: z
    .partialRecord(z.enum(kinds), z.strictObject({ declared: count, managed: count, listed: count, skipped: count }))
    .describe('What became of what was found, by its kind.'),
  toImport: count.describe('How many of those that are declared no stack has yet.'),
  renamed: z
    .array(z.strictObject({ kind: z.enum(kinds), id: text, from: z.array(text), to: text }))
    .describe(
      'What had other names before, which the programs give as aliases; what a stack has under its name is left out.',
    ),
  skipped: z.array(z.strictObject({ kind: z.enum(kinds), id: text, why: text })),
  unread: z.array(z.strictObject({ what: text, why: text })),
  calls: z.strictObject({
    made: count.describe('The requests that were sent, tries included.'),
    least: count.describe('Those that nothing could save.'),
  }),
  files: z.array(z.strictObject({ path: text, outcome: z.enum(['new', 'renewed', 'unchanged', 'kept']) })),
  warnings: z.array(text).describe('What there is to mind before an import.'),
  verified: z.array(
    z.strictObject({
      language: z.enum(languageNames),
      outcome: z.enum(['empty', 'not run', 'failed']),
      why: text.optional(),
    }),
  ),
});
export type Report = z.output<typeof reportShape>;

/** The report for people; the last lines say how to go on. */
export function reportText(report: Report, streams: Pick<Streams, 'style'>): string {
  const { space, folder, counts, skipped, unread, calls, files, verified, toImport } = report;
  const found = Object.entries(counts).map(([kind, by]) => {
    const parts = Object.entries(by).flatMap(([standing, number]) => (number === 0 ? [] : [`${number} ${standing}`]));
    return `  ${plurals[kind as keyof typeof plurals]}: ${parts.join(', ')}`;
  });
  const outcomes = [...Map.groupBy(files, ({ outcome }) => outcome)].map(
    ([outcome, some]) => `${some.length} ${outcome}`,
  );
  return [
    streams.style('bold', `What is in the space ${space}`),
    ...found,
    ...titled(
      streams.style('bold', 'Skipped'),
      skipped.map(({ kind, id, why }) => `${kind} ${id}: ${why}`),
    ),
    ...titled(
      streams.style('bold', 'Not read, so that what is in it is not known'),
      unread.map(({ what, why }) => `${what}: ${why}`),
    ),
    ...renames(report),
    `API calls: ${calls.made}; the least possible: ${calls.least}`,
    `Files in ${folder}: ${outcomes.join(', ')}`,
    ...verified.map(({ language, outcome, why }) =>
      outcome === 'empty'
        ? `Verified in ${language}: imported, and the preview is empty`
        : `${outcome === 'failed' ? 'Not as it is there' : 'Not verified'} in ${language}: ${why ?? ''}`,
    ),
    ...(toImport === 0 ? [] : nextSteps(report)),
  ].join('\n');
}

const titled = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];

/** What was renamed, and what there is to mind where no stack has told under which name it has it. */
function renames({ renamed, warnings }: Report): readonly string[] {
  const lines = renamed.map(({ kind, id, from, to }) => `${kind} ${id}: ${from.join(', ')} → ${to}`);
  return [...titled('Renamed', lines), ...warnings];
}

function nextSteps({ folder, toImport, files }: Report): readonly string[] {
  const written = languageNames.filter((name) => files.some(({ path }) => path.startsWith(`${name}/`)));
  return written.flatMap((language) => {
    const { title, engine, install } = languages[language];
    return [
      `To import the ${toImport} that no stack has${written.length > 1 ? `, in ${title}` : ''}:`,
      `  cd ${shellWord(`${folder}/${language}`)}`,
      ...(install === undefined ? [] : [`  ${install}   # as README.md packs it, until it is published`]),
      ...engines[engine].steps.map((step) => `  ${step}`),
    ];
  });
}

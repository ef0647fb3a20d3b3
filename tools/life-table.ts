// The table of what the engine tests tried: each case of a resource's life, by resource, counted from jest's own results.

interface Tried {
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  readonly status: string;
}

/** How many things may be left out of the lives, each with its reason. It may only shrink. */
const mostLeftOut = 45;

const lifeOf = /^the life of (?<type>\w+) under (?<engine>\w+)$/;
const leftOut = /^leaves out (?<what>.+?): (?<because>.+)$/;

/** What there is to print, and what is wrong with it; nothing when no life was lived. */
export interface LifeTable {
  readonly text: string;
  readonly failures: readonly string[];
}

/** The table of the lives that were lived. A case without a test, and a thing too many that is left out, are failures. */
export function lifeTable(results: readonly Tried[], isWhole: boolean): LifeTable | undefined {
  const tried = results.flatMap((result) => {
    const { type, engine } = lifeOf.exec(result.ancestorTitles[0] ?? '')?.groups ?? {};
    if (type === undefined || engine === undefined) return [];
    return [{ ...result, column: `${type} (${engine})`, row: result.ancestorTitles[1] ?? '' }];
  });
  if (tried.length === 0) return undefined;

  const columns = [...new Set(tried.map(({ column }) => column))].toSorted();
  const rows = [...new Set(tried.map(({ row }) => row))];
  const at = (row: string, column: string) => tried.filter((one) => one.row === row && one.column === column);
  const omissions = tried.filter(({ title }) => leftOut.test(title));

  const lines = [['', ...columns], ...rows.map((row) => [row, ...columns.map((column) => cell(at(row, column)))])];
  const empty = rows.flatMap((row) =>
    columns.filter((column) => at(row, column).length === 0).map((column) => `${column}: ${row}`),
  );
  const tooMany = isWhole && omissions.length !== mostLeftOut;
  return {
    text: [
      'Lives, by the number of tests (and of what is left out, with its reason):',
      '',
      ...aligned(lines),
      '',
      `Left out: ${omissions.length}, of ${mostLeftOut} at most.`,
      ...reasons(omissions).map((line) => `  ${line}`),
    ].join('\n'),
    failures: [
      ...empty.map((name) => `Nothing was tried of ${name}, and no reason is given.`),
      ...(tooMany
        ? [
            `${omissions.length} things are left out, and mostLeftOut in tools/life-table.ts is ${mostLeftOut}: it may only shrink.`,
          ]
        : []),
    ],
  };
}

function cell(tried: readonly Tried[]): string {
  const omitted = tried.filter(({ title }) => leftOut.test(title)).length;
  const tests = tried.length - omitted;
  const failed = tried.filter(({ status }) => status === 'failed').length;
  return [
    ...(tests > 0 ? [String(tests)] : []),
    ...(omitted > 0 ? [`(${omitted})`] : []),
    ...(failed > 0 ? [`${failed} FAILED`] : []),
  ].join(' ');
}

/** Each reason once, with what it is given for. */
function reasons(omissions: readonly (Tried & { readonly column: string; readonly row: string })[]): string[] {
  const by = Map.groupBy(omissions, ({ title }) => leftOut.exec(title)?.groups?.because ?? '');
  return [...by].map(([because, given]) => {
    const what = given.map(
      ({ column, row, title }) => `${column.split(' ')[0] ?? ''} ${row} ${leftOut.exec(title)?.groups?.what ?? ''}`,
    );
    return `${because}: ${what.join('; ')}`;
  });
}

function aligned(lines: readonly (readonly string[])[]): string[] {
  const widths = (lines[0] ?? []).map((_, index) => Math.max(...lines.map((line) => (line[index] ?? '').length)));
  return lines.map((line) =>
    line
      .map((text, index) => text.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

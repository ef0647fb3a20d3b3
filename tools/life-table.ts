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
    return [{ ...result, type, life: `${type} (${engine})`, part: result.ancestorTitles[1] ?? '' }];
  });
  if (tried.length === 0) return undefined;

  const lives = [...new Set(tried.map(({ life }) => life))].toSorted();
  const parts = [...new Set(tried.map(({ part }) => part))];
  const at = (life: string, part: string) => tried.filter((one) => one.life === life && one.part === part);
  const omissions = leftOutOnce(tried);

  const lines = [['', ...parts], ...lives.map((life) => [life, ...parts.map((part) => cell(at(life, part)))])];
  const empty = lives.flatMap((life) =>
    parts.filter((part) => at(life, part).length === 0).map((part) => `${life}: ${part}`),
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

/** What is left out under one engine is left out under each. */
function leftOutOnce<Omitted extends Tried & { readonly type: string; readonly part: string }>(
  tried: readonly Omitted[],
): readonly Omitted[] {
  const omissions = tried.filter(({ title }) => leftOut.test(title));
  return [...new Map(omissions.map((one) => [`${one.type} ${one.part} ${one.title}`, one])).values()];
}

function cell(tried: readonly Tried[]): string {
  if (tried.length > 0 && tried.every(({ status }) => status === 'pending')) return 'skipped';
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
function reasons(omissions: readonly (Tried & { readonly type: string; readonly part: string })[]): string[] {
  const by = Map.groupBy(omissions, ({ title }) => leftOut.exec(title)?.groups?.because ?? '');
  return [...by].map(([because, given]) => {
    const what = given.map(({ type, part, title }) => `${type} ${part} ${leftOut.exec(title)?.groups?.what ?? ''}`);
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

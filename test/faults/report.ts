import { appendFileSync } from 'node:fs';

/** What a search has to show. */
interface Figures {
  readonly tried: number;
  readonly failures: number;
}

/** Says what was tried and how much of it failed, and writes it down for `tools/torture.ts` where that wants it. */
export function report(what: string, { tried, failures }: Figures): void {
  process.stderr.write(`${String(tried)} ${what}: ${String(failures)} failures\n`);
  const { FIGURES: file } = process.env;
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ what, tried, failures })}\n`);
}

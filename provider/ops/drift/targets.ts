import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../cli/command.js';
import type { Outside } from '../cli/outside.js';
import { type FormatName, formats, isFormat } from './formats/formats.js';
import type { View } from './formats/view.js';
import type { Report } from './report.js';

/** A form of the report, and where it goes: standard output, if no file is named. */
interface Target {
  readonly format: FormatName;
  readonly file?: string;
}

/** Reads `FORMAT[=FILE]`. What people read goes to standard output unless something else does. */
export function targetsOf(reports: readonly string[], isJson: boolean): readonly Target[] {
  const asked = [...reports, ...(isJson ? ['json'] : [])].map(targetOf);
  const onOutput = asked.filter(({ file }) => file === undefined);
  if (onOutput.length > 1) {
    const names = onOutput.map(({ format }) => format).join(' and ');
    throw new UsageError(`Standard output takes one report, not ${names}: give others a file, as in html=drift.html.`);
  }
  return onOutput.length === 0 ? [{ format: 'table' }, ...asked] : asked;
}

function targetOf(text: string): Target {
  const [, format = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  if (!isFormat(format) || file === '') {
    throw new UsageError(
      `--report ${text}: it is FORMAT or FORMAT=FILE; the formats are ${Object.keys(formats).join(', ')}.`,
    );
  }
  return { format, ...(file !== undefined && { file }) };
}

/** Writes a report in each of its forms. */
export async function writeReport(
  report: Report,
  targets: readonly Target[],
  { streams, folder }: Outside,
  view: Pick<View, 'printFix' | 'printImport'>,
): Promise<void> {
  for (const { format, file } of targets) {
    const { render } = formats[format];
    if (file === undefined) {
      const style: View['style'] = (name, text) => streams.style(name, text);
      streams.result(render(report, { ...view, columns: streams.columns, style }));
      continue;
    }
    const path = resolve(folder, file);
    await mkdir(dirname(path), { recursive: true });
    // A file has no terminal whose width it could have.
    await writeFile(path, render(report, { ...view, columns: 160, style: (_name, text) => text }));
    streams.say(`Wrote ${file}.`);
  }
}

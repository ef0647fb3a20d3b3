import type { Report } from '../report.js';
import { github } from './github.js';
import { html } from './html.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import { sarif } from './sarif.js';
import { table } from './table.js';
import type { View } from './view.js';

interface Format {
  readonly what: string;
  render(report: Report, view: View): string;
}

/** All forms that a report can have. */
export const formats = {
  table: { what: 'a table for people', render: table },
  json: { what: 'JSON, as docs/drift-report.schema.json has it', render: json },
  junit: { what: 'JUnit XML', render: junit },
  markdown: { what: 'Markdown, for a comment that a bot keeps up to date', render: markdown },
  sarif: { what: 'SARIF 2.1.0', render: sarif },
  html: { what: 'one HTML page', render: html },
  github: { what: 'annotations of GitHub Actions', render: github },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;

export const isFormat = (name: string): name is FormatName => Object.hasOwn(formats, name);

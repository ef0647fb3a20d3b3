/** A table of Markdown; cells are texts, of which nothing is taken for markup. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows.map((row) => row.map(plainMarkdown))]
    .map((row) => `| ${row.join(' | ')} |\n`)
    .join('');

/** A text in Markdown that shows as it is, on one line. */
export const plainMarkdown = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_[\]|~#]/g, '\\$&');

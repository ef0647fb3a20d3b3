/** One example, in each language that it is written in. */
export interface Example {
  readonly title: string;
  readonly code: Readonly<Record<string, string>>;
}

/** The section of examples as Pulumi's documentation wants it. A type without one does not get into the schema. */
export function examplesText(type: string, examples: readonly Example[] | undefined): string {
  if (!examples || examples.length === 0) throw new Error(`${type} has no example: add one to examples/snippets.`);
  return `{{% examples %}}\n## Example Usage\n\n${examples.map(exampleText).join('')}{{% /examples %}}\n\n`;
}

const exampleText = ({ title, code }: Example): string => {
  const blocks = Object.entries(code).map(([language, text]) => `\`\`\`${language}\n${text.trim()}\n\`\`\`\n`);
  return `{{% example %}}\n### ${title}\n\n${blocks.join('')}\n{{% /example %}}\n`;
};

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emitSchema, type Example } from '../pulumi/index.js';
import { provider } from './provider.js';

const languages: Readonly<Record<string, string>> = { ts: 'typescript', yaml: 'yaml' };

/** schema.json as it should be: from the definitions, with the snippets of a folder as examples. */
export async function schemaText(snippets: string): Promise<string> {
  const schema = emitSchema(provider, {
    displayName: 'Amazon CodeCatalyst',
    description:
      'Amazon CodeCatalyst as code: projects, source repositories and branches, with an embedded CodeCatalyst to try it on.',
    license: 'Apache-2.0',
    keywords: ['pulumi', 'codecatalyst', 'aws', 'category/cloud', 'kind/native'],
    language: {
      nodejs: {
        packageName: 'pulumi-codecatalyst',
        packageDescription: 'Amazon CodeCatalyst as code, for Pulumi programs.',
        respectSchemaVersion: true,
        dependencies: { '@pulumi/pulumi': '^3.258.0' },
        devDependencies: { '@types/node': '^24', typescript: '^6.0.3' },
      },
      python: { packageName: 'pulumi_codecatalyst', respectSchemaVersion: true, pyproject: { enabled: true } },
    },
    examples: await examplesIn(snippets),
  });
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** Snippets are named after what they show: `source-repository.ts` for SourceRepository, `get-project.yaml` for getProject. */
async function examplesIn(folder: string): Promise<Record<string, Example[]>> {
  const examples: Record<string, { title: string; code: Record<string, string> }> = {};
  for (const file of (await readdir(folder)).sort()) {
    const [name = '', ending = ''] = file.split('.');
    const language = languages[ending];
    if (language === undefined) continue;
    const shown = shownBy(name);
    const example = (examples[shown] ??= { title: titleOf(name), code: {} });
    example.code[language] = await readFile(join(folder, file), 'utf8');
  }
  return Object.fromEntries(Object.entries(examples).map(([shown, example]) => [shown, [example]]));
}

/** A resource's name begins with a capital letter, a function's does not. */
const shownBy = (name: string): string =>
  name.replace(name.startsWith('get-') ? /-(\w)/g : /(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

const titleOf = (name: string): string => {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

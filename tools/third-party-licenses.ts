// The licenses of the packages that a bundle is made of, each text once with the packages that it is for.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

interface PackageFacts {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** The folder of the package that a file is of, for those below node_modules. */
const packageFolder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/** The text for a bundle, if there is anything of others in it; `root` is what its paths are relative to. */
export async function thirdPartyLicenses(root: string, { outputs }: Metafile): Promise<string | undefined> {
  const inputs = Object.values(outputs).flatMap((output) =>
    Object.entries(output.inputs).flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? [input] : [])),
  );
  const folders = new Set(inputs.flatMap((input) => packageFolder.exec(input) ?? []));
  const byText = new Map<string, string[]>();
  for (const folder of [...folders].toSorted()) {
    const { name, text } = await licenseOf(join(root, folder));
    byText.set(text, [...(byText.get(text) ?? []), name]);
  }
  const parts = [...byText].map(([text, names]) => `${[...new Set(names)].join('\n')}\n\n${text}\n`);
  if (parts.length === 0) return undefined;
  return [`What is bundled here of other projects, and their licenses:\n`, ...parts].join(`\n${'='.repeat(80)}\n\n`);
}

async function licenseOf(folder: string): Promise<{ readonly name: string; readonly text: string }> {
  const facts = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as PackageFacts;
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file)).toSorted();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const declared = facts.license ?? 'no license named';
  return {
    name: `${facts.name} ${facts.version} (${declared})`,
    text:
      texts.length === 0
        ? `Licensed under ${declared}; the package holds no text of it.`
        : texts.map((text) => text.trim()).join('\n\n'),
  };
}

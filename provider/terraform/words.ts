import type { Definitions, Shape } from '../model/index.js';
import { snakeCase, typeName } from './names.js';

/** What means something else under Terraform, or is called something else. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/`up`/g, '`apply`'],
  [/`customTimeouts`/g, '`timeouts`'],
  [/\bkept encrypted in state\b/g, 'kept in state, marked as sensitive'],
];

/** Puts a text of the model into Terraform's words: the names of properties, types and data sources as programs write them. */
export type Words = (text: string) => string;

export function wordsOf(provider: Definitions): Words {
  const names = namesIn(provider);
  const types = new Map([
    ...provider.resources.map((resource) => [resource.type, typeName(provider, resource)] as const),
    ...provider.dataSources.map((source) => [`get${source.type}`, `data.${typeName(provider, source)}`] as const),
  ]);
  const value = (text: string): string => (/^(?:true|false|\d+)$/.test(text) ? text : `"${text}"`);
  const put = (text: string): string =>
    phrases
      .reduce((left, [pattern, words]) => left.replace(pattern, words), text)
      .replace(/\b([a-z]\w*): (\w+)/g, (whole, name: string, set: string) =>
        names.has(name) ? `${name} = ${value(set)}` : whole,
      )
      .replace(/\b[a-zA-Z]+\b/g, (word) => types.get(word) ?? (names.has(word) ? snakeCase(word) : word))
      .replace(/\b([Aa])n (?=`codecatalyst_)/g, '$1 ');
  // What stands in quotes is what somebody wrote.
  return (text) => text.replace(/"(?:[^"\\]|\\.)*"|[^"]+|"/g, (part) => (part.startsWith('"') ? part : put(part)));
}

/** The names of properties that look like no word of a sentence. */
function namesIn({ settings, resources, dataSources }: Definitions): ReadonlySet<string> {
  const names = new Set<string>();
  const collect = (properties: Readonly<Record<string, { readonly shape: Shape }>>): void => {
    for (const [name, { shape }] of Object.entries(properties)) {
      if (/[a-z][A-Z]/.test(name)) names.add(name);
      const inner = shape.type === 'list' ? shape.item : shape;
      if (inner.type === 'structure') collect(inner.members);
    }
  };
  collect(settings);
  for (const { inputs, outputs } of [...resources, ...dataSources]) collect({ ...inputs, ...outputs });
  for (const { options } of resources) collect(options);
  return names;
}

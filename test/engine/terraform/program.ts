import { source } from '../../../tools/terraform-mirror.js';

type Values = Readonly<Record<string, unknown>>;

/** A program of Terraform: blocks by type and name. */
export interface Program {
  readonly provider?: Values;
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Values>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Values>>>>;
  readonly output?: Readonly<Record<string, Values>>;
}

/** The whole of main.tf.json. */
export function programText({ provider = {}, ...blocks }: Program): string {
  const terraform = { required_providers: { codecatalyst: { source } } };
  return JSON.stringify({ terraform, provider: { codecatalyst: [provider] }, ...blocks }, null, 2);
}

/** What Terraform calls the kind of a resource: `codecatalyst_source_repository`. */
export const typeNameOf = (type: string): string => `codecatalyst${snakeCase(type)}`;

/** Properties as a program has them: the names of Terraform, and no text that it would take for a template. */
export function inTerraform(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(/[$%](?=\{)/g, '$&$&');
  if (Array.isArray(value)) return value.map(inTerraform);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [snakeCase(name), inTerraform(part)]));
}

/** A text of the provider with the names, and the ways to set them, that Terraform has for them. */
export const inWords = (text: string): string =>
  text
    .replaceAll(/\b([a-z]+[A-Z]\w*): ([A-Z]+)\b/g, '$1 = "$2"')
    .replaceAll(/\b[a-z]{2,}[A-Z][a-zA-Z]*\b/g, (name) => snakeCase(name));

/** What Terraform keeps, in the names of the model, without what it holds to be null. */
export function fromTerraform(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromTerraform);
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).filter(([, part]) => part !== null);
  return Object.fromEntries(parts.map(([name, part]) => [camelCase(name), fromTerraform(part)]));
}

/** `sizeInGiB` is `size_in_gib`: the one unit that there is. */
export const snakeCase = (name: string): string =>
  name.replace('GiB', 'Gib').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const camelCase = (name: string): string =>
  name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()).replace('Gib', 'GiB');

import { snakeCase } from '../../../terraform/names.js';
import type { Expression, Member } from './program.js';

/** What is written for an expression that is no list and no map. */
type Leaf = (expression: Expression) => string;

/** Attributes as lines, laid out as `terraform fmt` does: those of one line that follow each other have their signs in one column. */
export function attributes(members: readonly Member[], leaf: Leaf, indent: string): readonly string[] {
  const written = members.map(([name, value]) => ({ name, lines: lines(value, leaf, indent) }));
  return written.flatMap(({ name, lines: [first = '', ...others] }, index) => [
    `${indent}${name.padEnd(others.length > 0 ? 0 : columnOf(written, index))} = ${first}`,
    ...others,
  ]);
}

interface Written {
  readonly name: string;
  readonly lines: readonly string[];
}

/** How wide names are among the neighbours of one line each. */
function columnOf(all: readonly Written[], index: number): number {
  const isShort = (one: Written | undefined): boolean => one?.lines.length === 1;
  let first = index;
  while (isShort(all[first - 1])) first -= 1;
  let after = index;
  while (isShort(all[after])) after += 1;
  return Math.max(...all.slice(first, after).map(({ name }) => name.length));
}

/** A value as lines; all but the first are indented. */
function lines(value: Expression, leaf: Leaf, indent: string): readonly string[] {
  if (isInline(value)) return [inline(value, leaf)];
  const inner = `${indent}  `;
  if (value.is === 'map') return ['{', ...attributes(inSnakeCase(value.members), leaf, inner), `${indent}}`];
  const items = value.is === 'list' ? value.items : [];
  return [
    '[',
    ...items.flatMap((item) => {
      const [first = '', ...others] = lines(item, leaf, inner);
      return [`${inner}${first}`, ...others].map((line, index) => (index === others.length ? `${line},` : line));
    }),
    `${indent}]`,
  ];
}

/** A list or an object of one member stands in one line. */
function isInline(value: Expression): boolean {
  if (value.is === 'list') return value.items.length < 2 && value.items.every(isInline);
  return value.is !== 'map' || (value.members.length < 2 && value.members.every(([, member]) => isInline(member)));
}

function inline(value: Expression, leaf: Leaf): string {
  if (value.is === 'list') return `[${value.items.map((item) => inline(item, leaf)).join(', ')}]`;
  if (value.is !== 'map') return leaf(value);
  const members = inSnakeCase(value.members).map(([name, member]) => `${name} = ${inline(member, leaf)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

const inSnakeCase = (members: readonly Member[]): readonly Member[] =>
  members.map(([name, value]) => [snakeCase(name), value]);

/** A text in which nothing is taken for a template. */
export function quoted(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(/[$%](?=\{)/g, (sign) => sign + sign)
    .replace(/\p{Cc}/gu, (letter) => `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
  return `"${escaped}"`;
}

import type { Expression, Member } from './program.js';

/** How wide lines are made, in columns. */
const width = 120;

/** After a key that is shorter than this nothing is gained by a new line. */
const shortKey = 5;

/** What is written for an expression that is no list and no map. */
export type Leaf = (expression: Expression) => string;

/** A member of an object as its own lines, indented, with the comma; laid out as Prettier does. */
export function memberLines([name, value]: Member, leaf: Leaf, indent: string): string {
  const text = leafOrInline(value, leaf);
  if (text === name) return `${indent}${name},`;
  const line = `${indent}${name}: ${text},`;
  if (fits(line) && !isAlwaysBroken(value)) return line;
  if (value.is === 'list' || value.is === 'map') return `${indent}${name}: ${broken(value, leaf, indent)},`;
  return name.length < shortKey ? line : `${indent}${name}:\n${indent}  ${text},`;
}

type Nested = Extract<Expression, { is: 'list' | 'map' }>;

const leafOrInline = (value: Expression, leaf: Leaf): string =>
  value.is === 'list' || value.is === 'map' ? inline(value, leaf) : leaf(value);

function inline(value: Nested, leaf: Leaf): string {
  if (value.is === 'list') return `[${value.items.map((item) => leafOrInline(item, leaf)).join(', ')}]`;
  const members = value.members.map(([name, member]) => {
    const text = leafOrInline(member, leaf);
    return text === name ? name : `${name}: ${text}`;
  });
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

const isMapOfSeveral = (value: Expression): boolean => value.is === 'map' && value.members.length > 1;
const isListOfSeveral = (value: Expression): boolean => value.is === 'list' && value.items.length > 1;

/** Several objects of several members stand below each other, however short they are, and so do several lists of several items. */
const isAlwaysBroken = (value: Expression): boolean =>
  (value.is === 'list' &&
    value.items.length > 1 &&
    (value.items.every(isMapOfSeveral) || value.items.every(isListOfSeveral))) ||
  (value.is === 'list' && value.items.some(isAlwaysBroken)) ||
  (value.is === 'map' && value.members.some(([, member]) => isAlwaysBroken(member)));

function broken(value: Nested, leaf: Leaf, indent: string): string {
  const inner = `${indent}  `;
  if (value.is === 'map') {
    return `{\n${value.members.map((member) => memberLines(member, leaf, inner)).join('\n')}\n${indent}}`;
  }
  return `[\n${value.items.map((item) => itemLines(item, leaf, inner)).join('\n')}\n${indent}]`;
}

/** An item of a list or of a call as its own lines, indented, with the comma. */
export function itemLines(item: Expression, leaf: Leaf, indent: string): string {
  const line = `${indent}${leafOrInline(item, leaf)},`;
  const isNested = item.is === 'list' || item.is === 'map';
  return isNested && (!fits(line) || isAlwaysBroken(item)) ? `${indent}${broken(item, leaf, indent)},` : line;
}

/** A string as Prettier quotes it: in the quotes that need fewer escapes. */
export function quoted(text: string): string {
  const bare = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  const singles = bare.split("'").length;
  const quote = singles > bare.split('"').length ? '"' : "'";
  return `${quote}${bare.replaceAll(quote, `\\${quote}`)}${quote}`;
}

export const fits = (line: string): boolean => columns(line) <= width;

const columns = (line: string): number => [...line].reduce((sum, letter) => sum + columnsOf(letter), 0);

function columnsOf(letter: string): number {
  if (/\p{Mark}/u.test(letter)) return 0;
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303F\uFF01-\uFF60]/u.test(
    letter,
  )
    ? 2
    : 1;
}

import { UsageError } from '../cli/command.js';

/** A word of a selection. `at` is its column, from 1. */
export interface Token {
  readonly kind: 'word' | 'text' | 'pattern' | 'operator' | 'open' | 'close' | 'end';
  readonly text: string;
  readonly at: number;
}

const forms: readonly (readonly [Token['kind'] | 'blank', RegExp])[] = [
  ['blank', /\s+/y],
  ['open', /\(/y],
  ['close', /\)/y],
  ['operator', /=~|!=|>=|<=|[=~<>]/y],
  ['pattern', /\/(?:[^/\\]|\\.)*\//y],
  ['text', /'[^']*'|"[^"]*"/y],
  ['word', /[^\s()=~<>!'"]+/y],
];

/** Reads a selection word by word. A pattern counts as one only where a value is expected: after an operator. */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let place = 0;
  while (place < source.length) {
    const isValue = tokens.at(-1)?.kind === 'operator';
    const found = forms
      .filter(([kind]) => kind !== 'pattern' || isValue)
      .map(([kind, form]) => ({ kind, text: matchAt(form, source, place) }))
      .find(({ text }) => text !== undefined);
    if (found?.text === undefined) throw misread(source, place + 1, 'nothing that is known stands here');
    const { kind, text } = found;
    if (kind !== 'blank') tokens.push({ kind, text: bare(kind, text), at: place + 1 });
    place += text.length;
  }
  return [...tokens, { kind: 'end', text: '', at: source.length + 1 }];
}

/** What is wrong with a selection, with the place shown. */
export const misread = (source: string, at: number, what: string): UsageError =>
  new UsageError(`The selection ${JSON.stringify(source)} cannot be read at column ${at}: ${what}.`);

function matchAt(form: RegExp, source: string, place: number): string | undefined {
  form.lastIndex = place;
  return form.exec(source)?.[0];
}

const bare = (kind: Token['kind'], text: string): string =>
  kind === 'text' || kind === 'pattern' ? text.slice(1, -1) : text;

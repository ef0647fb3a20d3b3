import picomatch from 'picomatch';
import { type Kind, kinds, type Thing } from '../estate/thing.js';
import { type Fact, factOf, isDuration, names, type Told } from './facts.js';
import { misread, type Token, tokensOf } from './tokens.js';

/** A thing with what is known of it beside its list, and the time that ages are counted to. */
interface Candidate {
  readonly thing: Thing;
  readonly told: Told;
  readonly now: number;
}

/** What a selection says of a thing, and why: the comparisons that decided, in words. */
interface Verdict {
  readonly isChosen: boolean;
  /** Whether it would depend on something that is not known: such a thing is not chosen. */
  readonly isUnknown?: boolean | undefined;
  readonly why: string;
}

/** A choice of things, as it was written and as it works. */
export interface Selection {
  readonly source: string;
  /** The facts that it asks about. */
  readonly names: ReadonlySet<string>;
  judge(candidate: Candidate): Verdict;
  /** Whether it could choose anything of a kind. */
  mayChoose(kind: Kind): boolean;
}

const units: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};

/** Reads a selection such as `kind = branch and name ~ 'pr-*' and idle > 7d`; `or` binds less than `and`, `not` most. */
export function parseSelection(source: string): Selection {
  const reader = new Reader(source);
  const judge = reader.whole();
  return {
    source,
    names: reader.names,
    judge: ({ thing, told, now }) => judge((name) => factOf(name, thing, told, now)),
    mayChoose(kind) {
      const { isChosen, isUnknown = false } = judge((name) => (name === 'kind' ? kind : undefined));
      return isChosen || isUnknown;
    },
  };
}

/** Judges by what is known under each name. */
type Judge = (look: (name: string) => Fact) => Verdict;

class Reader {
  readonly names = new Set<string>();
  private readonly source: string;
  private readonly tokens: readonly Token[];
  private place = 0;

  constructor(source: string) {
    this.source = source;
    this.tokens = tokensOf(source);
  }

  whole(): Judge {
    const judge = this.either();
    const { kind, at, text } = this.next();
    if (kind !== 'end') throw misread(this.source, at, `"and" or "or" is missing before ${JSON.stringify(text)}`);
    return judge;
  }

  private either(): Judge {
    const first = this.both();
    const others: Judge[] = [];
    while (this.takes('or')) others.push(this.both());
    return others.length === 0 ? first : any([first, ...others]);
  }

  private both(): Judge {
    const first = this.one();
    const others: Judge[] = [];
    while (this.takes('and')) others.push(this.one());
    return others.length === 0 ? first : all([first, ...others]);
  }

  private one(): Judge {
    if (this.takes('not')) return not(this.one());
    const token = this.next();
    if (token.kind === 'open') {
      const judge = this.either();
      const end = this.next();
      if (end.kind !== 'close') throw misread(this.source, end.at, '")" is missing');
      return judge;
    }
    if (token.kind !== 'word' || !names.includes(token.text)) {
      const what = token.kind === 'end' ? 'a name is missing' : `there is no name ${JSON.stringify(token.text)}`;
      throw misread(this.source, token.at, `${what}; these are: ${names.join(', ')}`);
    }
    return this.comparison(token.text);
  }

  private comparison(name: string): Judge {
    this.names.add(name);
    if (name === 'expired' && this.peek().kind !== 'operator')
      return (look) => compare(name, 'expired', look, (is) => is === true);
    const operator = this.next();
    if (operator.kind !== 'operator')
      throw misread(this.source, operator.at, `an operator is missing after ${name}: =, !=, ~, =~, >, >=, < or <=`);
    const value = this.next();
    if (!['word', 'text', 'pattern'].includes(value.kind)) throw misread(this.source, value.at, 'a value is missing');
    if (name === 'kind' && /^!?=$/.test(operator.text) && !kinds.some((kind) => kind === value.text))
      throw misread(
        this.source,
        value.at,
        `there is no kind ${JSON.stringify(value.text)}; these are: ${kinds.join(', ')}`,
      );
    const said = `${name} ${operator.text} ${value.text}`;
    const test = this.test(name, operator, value);
    return (look) => compare(name, said, look, test);
  }

  private test(name: string, operator: Token, value: Token): (fact: NonNullable<Fact>) => boolean {
    const isAbout = (fact: Fact): string => String(fact);
    switch (operator.text) {
      case '=':
        return (fact) => isAbout(fact) === value.text;
      case '!=':
        return (fact) => isAbout(fact) !== value.text;
      case '~': {
        const matches = picomatch(value.text, { dot: true });
        return (fact) => matches(isAbout(fact));
      }
      case '=~': {
        const pattern = this.pattern(value);
        return (fact) => pattern.test(isAbout(fact));
      }
      default:
        return ordered(operator.text, this.bound(name, value));
    }
  }

  private pattern({ text, at }: Token): RegExp {
    try {
      return new RegExp(text, 'u');
    } catch (error) {
      throw misread(this.source, at, (error as Error).message);
    }
  }

  /** What a fact is compared with: a duration such as 7d, a time, or a number. */
  private bound(name: string, { text, at }: Token): number {
    const [, count = '', unit = ''] = /^(\d+(?:\.\d+)?)([mhdw])$/.exec(text) ?? [];
    if (isDuration(name)) {
      if (count === '') throw misread(this.source, at, `${name} takes a duration such as 45m, 12h, 7d or 2w`);
      return Number(count) * (units[unit] ?? 0);
    }
    const bound = name.endsWith('Time') ? Date.parse(text) : Number(text);
    if (Number.isNaN(bound)) throw misread(this.source, at, `${name} cannot be compared with ${JSON.stringify(text)}`);
    return bound;
  }

  private takes(word: string): boolean {
    const { kind, text } = this.peek();
    if (kind !== 'word' || text.toLowerCase() !== word) return false;
    this.place += 1;
    return true;
  }

  private peek(): Token {
    return this.tokens[this.place] ?? { kind: 'end', text: '', at: this.source.length + 1 };
  }

  private next(): Token {
    const token = this.peek();
    this.place += 1;
    return token;
  }
}

/** What is not known is never chosen, by no comparison and by none that is turned round. */
function compare(
  name: string,
  said: string,
  look: (name: string) => Fact,
  test: (fact: NonNullable<Fact>) => boolean,
): Verdict {
  const fact = look(name);
  if (fact === undefined) return { isChosen: false, isUnknown: true, why: `its ${name} is not known` };
  if (fact === null) return { isChosen: false, why: `it has no ${name}` };
  const isChosen = test(fact);
  return { isChosen, why: isChosen ? said : `not ${said}` };
}

const ordered =
  (operator: string, bound: number) =>
  (fact: NonNullable<Fact>): boolean => {
    const value = typeof fact === 'string' ? Date.parse(fact) : Number(fact);
    if (operator === '>') return value > bound;
    if (operator === '<') return value < bound;
    return operator === '>=' ? value >= bound : value <= bound;
  };

const all =
  (parts: readonly Judge[]): Judge =>
  (look) => {
    const verdicts = parts.map((judge): Verdict => judge(look));
    // What is known to be false decides, whatever else is not known.
    const against =
      verdicts.find(({ isChosen, isUnknown = false }) => !isChosen && !isUnknown) ??
      verdicts.find(({ isChosen }) => !isChosen);
    return against ?? { isChosen: true, why: verdicts.map(({ why }) => why).join(' and ') };
  };

const any =
  (parts: readonly Judge[]): Judge =>
  (look) => {
    const verdicts = parts.map((judge): Verdict => judge(look));
    const reason = verdicts.find(({ isChosen }) => isChosen);
    if (reason) return reason;
    const isUnknown = verdicts.some((verdict) => verdict.isUnknown);
    return { isChosen: false, ...(isUnknown && { isUnknown }), why: verdicts.map(({ why }) => why).join(' and ') };
  };

const not =
  (judge: Judge): Judge =>
  (look) => {
    const verdict: Verdict = judge(look);
    if (verdict.isUnknown) return verdict;
    return { isChosen: !verdict.isChosen, why: verdict.isChosen ? `not (${verdict.why})` : verdict.why };
  };

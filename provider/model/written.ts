/** A text as anybody may write it: in clear, in JSON, in a URL or a form, each letter in its own way, or in base64. */
export class Written {
  private readonly text: string;
  private beginning: RegExp | undefined;
  private whole: RegExp | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** What is said, with a mark wherever the text stands in it. */
  replacedIn(said: string, mark: string): string {
    // The pattern of a long text takes milliseconds to make, and nearly nothing that is said holds as much as its beginning.
    this.beginning ??= patternOf(Array.from(this.text).slice(0, beginning).join(''));
    if (said.search(this.beginning) === -1) return said;
    this.whole ??= patternOf(this.text);
    return said.replace(this.whole, mark);
  }
}

/** Letters enough for base64 to tell them. */
const beginning = 4;

function patternOf(text: string): RegExp {
  const inLetters = (text.match(/\\+|[^]/gu) ?? []).map(letter).join('');
  return new RegExp([inLetters, ...inBase64(Buffer.from(text))].join('|'), 'gu');
}

/** Three times JSON makes seven backslashes of the one before a quote, and eight of one that stands for itself. */
const escape = String.raw`\\{1,7}`;
const shortEscapes: Readonly<Record<string, string>> = { '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't' };

/** One letter in each way that it may be written. Backslashes come as a run: one by one they would match in too many ways. */
function letter(character: string): string {
  const ways = [
    clear(character),
    Array.from({ length: character.length }, (_, at) => `${escape}u${hex(character.charCodeAt(at), 4)}`).join(''),
    Array.from(Buffer.from(character), (byte) => `%${hex(byte, 2)}`).join(''),
  ];
  const { [character]: short } = shortEscapes;
  if (short !== undefined) ways.push(escape + short);
  if (character === ' ') ways.push(String.raw`\+`);
  return `(?:${ways.join('|')})`;
}

function clear(character: string): string {
  if (character.startsWith('\\')) return String.raw`\\{${character.length},${8 * character.length}}`;
  if (character === '"' || character === '/') return String.raw`\\{0,7}` + character;
  return character.replace(/[\^$.*+?()[\]{}|]/, String.raw`\$&`);
}

/** A number in hexadecimal digits, small or capital ones. */
const hex = (value: number, digits: number): string =>
  value
    .toString(16)
    .padStart(digits, '0')
    .replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);

/** Fewer letters of base64 stand in many a word. */
const shortest = 4;

/** The letters that bytes make in base64 of either alphabet, in each of the three places where they may begin in it. */
const inBase64 = (bytes: Buffer): string[] =>
  [0, 1, 2].flatMap((before) => {
    const bits = (before + bytes.length) * 8;
    const letters = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    // What stands before them has a part in the first letter, what comes after them in the last.
    const own = letters.slice(before === 0 ? 0 : before + 1, Math.floor(bits / 6));
    if (own.length < shortest) return [];
    const last = bits % 6 === 0 ? '' : String.raw`(?:[-\w+/]={0,2})?`;
    return [own.replaceAll('+', '[-+]').replaceAll('/', '[/_]') + last];
  });

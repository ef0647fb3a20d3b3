/** Secrets that were planted, by the names that findings call them; each of their lines is to be told from other text. */
export type Planted = Readonly<Record<string, string>>;

/** What shows of a secret, and where. The secret itself is not in it. */
export interface Leak {
  readonly secret: string;
  readonly form: string;
  /** The first is 1. */
  readonly line: number;
}

/** The ways to read a line, the plainest first: whatever of it is written in that form is read, and the rest is left. */
const readings: readonly (readonly [form: string, read: (line: string) => string])[] = [
  ['in clear', (line) => line],
  ['JSON-escaped', unescaped],
  // A file or a log that is JSON itself adds an escape of its own.
  ['JSON-escaped repeatedly', (line) => orJson(orJson(unescaped(unescaped(line))))],
  ['URL-encoded', (line) => orJson(percentDecoded(line))],
  ['URL-encoded as a form', (line) => orJson(percentDecoded(line.replaceAll('+', ' ')))],
  ['in base64', (line) => orJson(base64Decoded(line))],
];

/** Every secret that stands in a text in whatever form; each is told once a line, as the first form that shows it. */
export function leaksIn(text: string, planted: Planted): readonly Leak[] {
  const secrets = Object.entries(planted).map(([secret, value]) => ({ secret, parts: partsOf(value) }));
  return text.split('\n').flatMap((line, index) => {
    const found = new Map<string, string>();
    for (const [form, read] of readings) {
      const reading = read(line);
      for (const { secret, parts } of secrets) {
        if (!found.has(secret) && parts.some((part) => reading.includes(part))) found.set(secret, form);
      }
    }
    return Array.from(found, ([secret, form]) => ({ secret, form, line: index + 1 }));
  });
}

/** Whoever shows a text of several lines may show them one by one. */
const partsOf = (secret: string): string[] => secret.split('\n').filter((line) => line !== '');

/** What was encoded may have been JSON. */
const orJson = (text: string): string => `${text}\n${unescaped(text)}`;

const short: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function unescaped(line: string): string {
  return line.replace(/\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))/g, (_, code: string | undefined, letter: string) =>
    code === undefined ? (short[letter] ?? letter) : String.fromCharCode(parseInt(code, 16)),
  );
}

function percentDecoded(line: string): string {
  return line.replace(/(?:%[0-9a-fA-F]{2})+/g, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString());
}

/** Every run of letters as if it were base64, of either alphabet; nobody knows at which letter of it that begins. */
function base64Decoded(line: string): string {
  const runs = line.match(/[-\w+/]{8,}/g) ?? [];
  return runs
    .flatMap((run) => [0, 1, 2, 3].map((start) => Buffer.from(run.slice(start), 'base64').toString()))
    .join('\n');
}

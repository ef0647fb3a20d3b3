import { styleText } from 'node:util';
import { createLogUpdate } from 'log-update';

type Style = Parameters<typeof styleText>[0];

/** Where the command writes: results go to standard output, everything said on the way to standard error. */
export interface Streams {
  /** Writes the answer; a line end is added where it has none. */
  result(text: string): void;
  /** Says something on the way, on a line of its own. */
  say(text: string): void;
  /** Replaces the lines that tell how far things are; nothing where nobody watches. */
  live(text: string): void;
  /** Whether somebody watches standard error, so that lines may be replaced. */
  readonly isLive: boolean;
  /** Whether somebody can be asked. */
  readonly isInteractive: boolean;
  /** How many columns results may have. */
  readonly columns: number;
  /** The text in a style where standard output shows styles; NO_COLOR and FORCE_COLOR are obeyed. */
  style(style: Style, text: string): string;
  /** Hides a secret in all that is written from now on. */
  conceal(secret: string): void;
}

/** Hides what is shorter than this nowhere: it would take single letters out of every word. */
const shortestSecret = 3;
const usualColumns = 100;

/** The streams of this process. Nothing else of the command writes to them. */
export function processStreams(): Streams {
  const { stdin, stdout, stderr } = process;
  const secrets = new Set<string>();
  const scrubbed = (text: string): string =>
    [...secrets]
      .toSorted((one, other) => other.length - one.length)
      .reduce((left, secret) => left.replaceAll(secret, '[secret]'), text);
  const isLive = stderr.isTTY && process.env.TERM !== 'dumb';
  const updated = isLive ? createLogUpdate(stderr) : undefined;
  return {
    result(text) {
      if (text === '') return;
      updated?.clear();
      stdout.write(scrubbed(text.endsWith('\n') ? text : `${text}\n`));
    },
    say(text) {
      updated?.clear();
      stderr.write(scrubbed(`${text}\n`));
    },
    live(text) {
      updated?.(scrubbed(text));
    },
    isLive,
    isInteractive: stdin.isTTY && stderr.isTTY,
    // A terminal that nobody has given a size says 0.
    columns: stdout.isTTY && stdout.columns > 0 ? stdout.columns : usualColumns,
    style: (style, text) => styleText(style, text, { stream: stdout }),
    conceal(secret) {
      if (secret.length >= shortestSecret) secrets.add(secret);
    },
  };
}

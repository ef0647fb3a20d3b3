import type { Problem } from '../../model/index.js';

/** Why a push did nothing, or may have: its lease did not hold, the server refused (and said more beside), or its answer was lost. */
export type Failed =
  | { readonly outcome: 'moved' }
  | { readonly outcome: 'refused'; readonly said: string; readonly beside: string }
  | { readonly outcome: 'lost'; readonly problem: Problem };

/** What came of a push. */
export type Pushed = { readonly outcome: 'done' } | Failed;

/** What is read off the library's errors. */
interface PushError {
  readonly code?: string;
  readonly data?: { readonly result?: Report };
}

/** The server's report: what became of the push as a whole, and of each ref. */
interface Report {
  readonly error?: string;
  readonly refs?: Readonly<Record<string, { readonly error?: string } | undefined>>;
}

/** What an error of the library says of the push of a ref, and the server beside it; undefined if it says nothing of it. */
export function failureOf(error: unknown, ref: string, messages: readonly string[]): Failed | undefined {
  const { code, data } = error as PushError;
  if (code === 'UserCanceledError') return { outcome: 'moved' };
  if (code !== 'GitPushError') return undefined;
  const { refs, error: ofAll = 'no reason given' } = data?.result ?? {};
  return { outcome: 'refused', said: refs?.[ref]?.error ?? ofAll, beside: inOneLine(messages) };
}

/** How much of it is shown, in characters. */
const longest = 300;

const inOneLine = (messages: readonly string[]): string => {
  const text = messages
    .map((message) => message.trim())
    .join(' ')
    .trim();
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
};

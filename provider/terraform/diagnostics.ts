import { HalfMade, Problem, type Violation } from '../model/index.js';
import type { Log } from './log.js';
import { formatTerraformPath, wirePath } from './path.js';
import type { Diagnostic } from './wire/messages.js';
import type { Words } from './words.js';

/** Where words of the provider go through before a user hears them. */
interface Speaker {
  readonly words: Words;
  readonly log: Log;
  scrub(text: string): string;
}

/** What the user is told of an error, and is advised: no stack, and no secret. */
export function errorDiagnostic(error: unknown, speaker: Speaker, advice?: string): Diagnostic {
  const cause = error instanceof HalfMade ? error.cause : error;
  const clean = (text: string): string => speaker.scrub(speaker.words(text));
  const advised = (words: readonly string[]): string => [...words, ...(advice === undefined ? [] : [advice])].join(' ');
  if (!(cause instanceof Problem))
    return { severity: 1, summary: 'The provider has a defect', detail: advised([defect(cause, speaker)]) };
  const [summary, ...rest] = sentences(cause);
  const attribute = cause.path === undefined ? undefined : wirePath([cause.path]);
  return {
    severity: 1,
    summary: clean(summary.replace(/\.$/, '')),
    detail: clean(advised(rest)),
    ...(attribute && { attribute }),
  };
}

/** The problem in one sentence, and what to do about it. */
const sentences = ({ message, detail }: Problem): [string, ...string[]] =>
  detail !== undefined && message.endsWith(` ${detail}`) ? [message.slice(0, -detail.length - 1), detail] : [message];

function defect(error: unknown, speaker: Speaker): string {
  const { name, message, stack } =
    error instanceof Error ? error : { name: 'Error', message: String(error), stack: undefined };
  speaker.log('error', `defect: ${stack ?? message}`);
  return speaker.scrub(
    `This is a defect of the provider, not of your configuration: ${name}: ${message}. Please report it with the output of TF_LOG=debug.`,
  );
}

/** What is wrong with what the program sets, at its place. */
export function violationDiagnostic({ path, reason }: Violation, speaker: Speaker): Diagnostic {
  const detail = speaker.scrub(speaker.words(reason));
  if (path.length === 0) return { severity: 1, summary: 'The configuration is not valid', detail };
  const place = formatTerraformPath(path);
  return { severity: 1, summary: `${place} is not valid`, detail: `${place}: ${detail}.`, attribute: wirePath(path) };
}

/** A warning, its first sentence as its headline: of those with one headline Terraform shows the first alone. */
export function warningDiagnostic(text: string): Diagnostic {
  const [, headline = text, detail = ''] = /^((?:\([^)]*\)|[^(.]|\.(?! ))+)\. (.*)$/s.exec(text) ?? [];
  return { severity: 2, summary: headline.replace(/\.$/, ''), detail };
}

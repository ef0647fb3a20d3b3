import { isCancel, multiselect } from '@clack/prompts';

/** Something that can be ticked. */
interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Lets a person at a terminal tick at least one of several; undefined when they leave. It is asked on standard error. */
export async function choose(
  question: string,
  choices: readonly Choice[],
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  const chosen = await multiselect({ message: question, options: [...choices], output: process.stderr, signal });
  return isCancel(chosen) ? undefined : chosen;
}

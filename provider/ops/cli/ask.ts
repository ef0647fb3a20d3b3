import { isCancel, text } from '@clack/prompts';

/** Asks the user of this terminal for a text, on standard error; undefined where it is declined. To be asked only where somebody can be. */
export async function ask(message: string, signal: AbortSignal): Promise<string | undefined> {
  const answer = await text({ message, output: process.stderr, signal });
  return isCancel(answer) ? undefined : answer;
}

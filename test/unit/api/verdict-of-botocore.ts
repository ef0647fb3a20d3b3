import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { pythonEnvironment } from '../../python-environment.js';

const here = fileURLToPath(new URL('.', import.meta.url));

/** What botocore thinks of a contract: each difference by the path of the fact, and how much was compared. */
export interface Verdict {
  readonly differences: readonly string[];
  readonly operations: number;
  readonly members: number;
  readonly shapes: number;
  readonly errors: number;
  readonly facts: number;
  readonly pageLimits: Readonly<Record<string, number | null>>;
}

/** Has botocore judge several cases at once, since reading its model takes longer than judging by it. */
export async function verdictOfBotocore(cases: readonly unknown[]): Promise<readonly Verdict[]> {
  const python = await pythonEnvironment(`${here}requirements.txt`);
  const judge = spawn(python, [`${here}judge.py`], { stdio: ['pipe', 'pipe', 'inherit'] });
  judge.stdin.end(JSON.stringify(cases));
  return JSON.parse(await text(judge.stdout)) as readonly Verdict[];
}

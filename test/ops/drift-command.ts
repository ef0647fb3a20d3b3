import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Report } from '../../provider/ops/drift/report.js';
import { executable, type Outcome } from '../command-process.js';
import type { PulumiStack } from '../engine/pulumi/stack.js';

/** Starts `codecatalyst-iac drift` in the folder of a stack, or in one inside it, with what the stack's own runs have in their environment. */
export function startDrift(
  stack: PulumiStack,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
  folder = '.',
): { readonly process: ChildProcess; readonly ended: Promise<Outcome> } {
  const env = { ...stack.variables(), ...variables };
  const child = spawn(executable, ['drift', ...args], {
    cwd: join(stack.folder, folder),
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = (async (): Promise<Outcome> => {
    const closed = once(child, 'close') as Promise<[number | null]>;
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
    return { code, stdout, stderr };
  })();
  return { process: child, ended };
}

/** Runs it to its end. */
export const drift = (...given: Parameters<typeof startDrift>) => startDrift(...given).ended;

/** Runs it, and answers its exit code and its report. */
export async function driftReport(
  stack: PulumiStack,
  args: readonly string[] = ['--stack', stack.name],
): Promise<{ readonly code: number | null; readonly report: Report; readonly stderr: string }> {
  const { code, stdout, stderr } = await drift(stack, [...args, '--json']);
  if (stdout === '') throw new Error(`There is no report: ${stderr}`);
  return { code, report: JSON.parse(stdout) as Report, stderr };
}

/** `name: verdict property…` of each resource that is not in sync, sorted. */
export const findings = ({ resources }: Report): readonly string[] =>
  resources
    .filter(({ verdict }) => verdict !== 'in-sync')
    .map(({ name, verdict, properties }) => [`${name}: ${verdict}`, ...properties.map(({ path }) => path)].join(' '))
    .toSorted();

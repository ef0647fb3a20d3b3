import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DestroyOptions, Said } from './destroy.js';
import { runProgram } from './run-program.js';

interface TerraformRun {
  readonly binary: string;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}
interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
}
/** The parts of what it says to machines that are looked at. */
interface Line {
  readonly type?: string;
  readonly hook?: { readonly resource: { readonly addr: string }; readonly action: string };
  readonly diagnostic?: Diagnostic;
}
interface Change {
  readonly address: string;
  readonly mode: string;
  readonly change: { readonly actions: readonly string[] };
}

/** How long another run is waited for: one that was killed may have left an engine at work. */
const patience = '-lock-timeout=5m';
const plain = ['-input=false', '-no-color', patience] as const;

/** Has Terraform destroy resources by their addresses; a plan that would touch any other is not applied. It does not fail where it cannot. */
export async function destroyByTerraform(
  { binary, folder, environment }: TerraformRun,
  { targets, variables, signal, onStart, onDeleted }: DestroyOptions,
): Promise<Said> {
  const said = { errors: new Map<string, string>(), warnings: new Map<string, string>(), others: [] as string[] };
  const hear = ({ type, hook, diagnostic }: Line): void => {
    if (type === 'apply_complete' && hook?.action === 'delete') onDeleted(hook.resource.addr);
    if (!diagnostic) return;
    const { severity, address } = diagnostic;
    if (address !== undefined) said[severity === 'error' ? 'errors' : 'warnings'].set(address, wordsOf(diagnostic));
    else if (severity === 'error') said.others.push(wordsOf(diagnostic));
  };
  const run = (words: readonly string[], onLine?: (line: string) => void): Promise<string> =>
    runProgram(binary, words, {
      ...{ folder, signal, onStart, environment: { ...environment, ...variables } },
      ...(onLine && { onLine }),
    });
  const onLine = (line: string): void => {
    hear(lineIn(line));
  };
  await using work = await mkdtempDisposable(join(tmpdir(), 'codecatalyst-destroy-'));
  const file = join(work.path, 'plan');
  const failure = await (async () => {
    const named = targets.map((target) => `-target=${target}`);
    await run(['plan', '-destroy', '-json', ...plain, `-out=${file}`, ...named], onLine);
    const others = strangers(await run(['show', '-json', file]), targets);
    if (others.length > 0) return `Nothing was destroyed, as ${others.join(', ')} would be touched too.`;
    await run(['apply', '-json', ...plain, file], onLine);
    return undefined;
  })().catch((error: unknown) => [...said.others, lastLine(error, binary)].join(' '));
  return { errors: said.errors, warnings: said.warnings, failure };
}

/** What a plan would do beyond the deletion of what was named. */
function strangers(text: string, targets: readonly string[]): readonly string[] {
  const { resource_changes: changes = [] } = JSON.parse(text) as { readonly resource_changes?: readonly Change[] };
  const isNamed = ({ address, change: { actions } }: Change): boolean =>
    targets.includes(address) && actions.every((action) => action === 'delete');
  const isNothing = ({ change: { actions } }: Change): boolean => actions.every((action) => action === 'no-op');
  return changes.flatMap((one) => (one.mode !== 'managed' || isNothing(one) || isNamed(one) ? [] : [one.address]));
}

const wordsOf = ({ summary, detail = '' }: Diagnostic): string => [summary, detail].filter(Boolean).join(' ').trim();

function lineIn(line: string): Line {
  try {
    return JSON.parse(line) as Line;
  } catch {
    return {};
  }
}

/** The command line of a failure names every target; what it came to stands at the end. */
const lastLine = (error: unknown, binary: string): string =>
  (error as Error).message.replace(/^\S+ (?:plan|apply|show) .*? failed in /s, `${binary} failed in `);

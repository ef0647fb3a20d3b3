import type { DestroyOptions, Said } from './destroy.js';
import { runProgram } from './run-program.js';

/** The parts of the engine's events that are looked at. */
interface EngineEvent {
  readonly resOutputsEvent?: { readonly metadata: { readonly op: string; readonly urn: string } };
  readonly diagnosticEvent?: { readonly severity: string; readonly urn?: string; readonly message: string };
}

const words = ['destroy', '--yes', '--skip-preview', '--json', '--continue-on-error', '--non-interactive'];

interface PulumiRun {
  readonly folder: string;
  readonly stack: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Has Pulumi destroy resources of a stack by their addresses, as far as it can; it does not fail where it cannot. */
export async function destroyByPulumi(
  { folder, stack, environment }: PulumiRun,
  { targets, variables, signal, onStart, onDeleted }: DestroyOptions,
): Promise<Said> {
  const bySeverity = { error: new Map<string, string>(), warning: new Map<string, string>() };
  const others: string[] = [];
  const hear = ({ resOutputsEvent: done, diagnosticEvent: said }: EngineEvent): void => {
    if (done?.metadata.op === 'delete') onDeleted(done.metadata.urn);
    if (said?.severity !== 'error' && said?.severity !== 'warning') return;
    if (said.urn !== undefined) bySeverity[said.severity].set(said.urn, said.message.trim());
    else if (said.severity === 'error') others.push(said.message.trim());
  };
  const named = targets.flatMap((target) => ['--target', target]);
  const failure = await runProgram('pulumi', [...words, '--stack', stack, ...named], {
    ...{ folder, signal, onStart, environment: { ...environment, ...variables } },
    onLine: (line) => {
      hear(eventIn(line));
    },
  }).then(
    () => undefined,
    (error: unknown) => [...others, lastLine(error)].join(' '),
  );
  return { errors: bySeverity.error, warnings: bySeverity.warning, failure };
}

function eventIn(line: string): EngineEvent {
  try {
    return JSON.parse(line) as EngineEvent;
  } catch {
    return {};
  }
}

/** The command line of a failure names every target; what it came to stands at the end. */
const lastLine = (error: unknown): string =>
  (error as Error).message.replace(/^pulumi .*? failed in /s, 'pulumi failed in ');

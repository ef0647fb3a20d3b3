import type { Outside } from '../cli/outside.js';
import { runProgram } from '../stacks/run-program.js';
import type { Stack } from '../stacks/stack.js';

/** What a destroy is told, and who is told of it. */
interface DestroyOptions {
  /** The addresses of the resources that it is to destroy, and no others. */
  readonly targets: readonly string[];
  readonly environment: Outside['environment'];
  readonly signal: AbortSignal;
  /** Told of the engine's process. */
  readonly onStart: (processId: number) => void;
  /** Told of each that the engine has deleted. */
  readonly onDeleted: (address: string) => void;
}

/** What the engine said, by the addresses of the resources. */
export interface Said {
  readonly errors: ReadonlyMap<string, string>;
  readonly warnings: ReadonlyMap<string, string>;
  /** What it said of no resource, or the failure of the command itself. */
  readonly failure: string | undefined;
}

/** The parts of the engine's events that are looked at. */
interface EngineEvent {
  readonly resOutputsEvent?: { readonly metadata: { readonly op: string; readonly urn: string } };
  readonly diagnosticEvent?: { readonly severity: string; readonly urn?: string; readonly message: string };
}

const words = ['destroy', '--yes', '--skip-preview', '--json', '--continue-on-error', '--non-interactive'];

/** Has Pulumi destroy resources of a stack by their addresses, as far as it can; it does not fail where it cannot. */
export async function destroyTargets(
  { folder, name }: Stack,
  { targets, environment, signal, onStart, onDeleted }: DestroyOptions,
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
  const failure = await runProgram('pulumi', [...words, '--stack', name, ...named], {
    ...{ folder, environment, signal, onStart },
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

import type { Answer, Change } from '../answer.js';

interface Step {
  readonly metadata: {
    readonly op: string;
    readonly urn: string;
    readonly type: string;
    readonly new?: { readonly outputs?: Readonly<Record<string, unknown>> } | null;
  };
}

/** A line of the engine's event log. */
export interface EngineEvent {
  readonly resOutputsEvent?: Step;
  readonly resOpFailedEvent?: Step;
  readonly diagnosticEvent?: { readonly severity: string; readonly urn?: string; readonly message: string };
}

interface PulumiRunOptions {
  readonly command: string;
  readonly exitCode: number | null;
  readonly said: string;
  readonly events: readonly EngineEvent[];
}

/** What the CLI did in one run. */
export class PulumiRun {
  readonly exitCode: number | null;
  /** The command and all that it wrote, for people. */
  readonly output: string;
  readonly events: readonly EngineEvent[];

  constructor({ command, exitCode, said, events }: PulumiRunOptions) {
    this.exitCode = exitCode;
    this.output = `$ ${command}\n${said}\n(exit code ${String(exitCode)})\n`;
    this.events = events;
  }

  /** What was done with each resource, in order: `create web`. Reading and leaving alone do not count. */
  get steps(): readonly string[] {
    return this.done()
      .filter(({ op }) => op !== 'same')
      .map(({ op, name }) => `${op} ${name}`);
  }

  /** What the resources were or would be, by name. */
  get outputs(): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
    return Object.fromEntries(this.done().flatMap(({ name, outputs }) => (outputs ? [[name, outputs] as const] : [])));
  }

  /** The warnings that were shown. */
  get warnings(): readonly string[] {
    return this.said('warning');
  }

  /** The errors that were shown. */
  get errors(): readonly string[] {
    return this.said('error');
  }

  /** All that was said of resources, debug and progress included, which the CLI shows to nobody. */
  get messages(): readonly string[] {
    return this.events.flatMap(({ diagnosticEvent }) => (diagnosticEvent ? [diagnosticEvent.message.trim()] : []));
  }

  answer(name: string): Answer {
    const ops = this.done()
      .filter((step) => step.name === name)
      .map(({ op }) => op);
    return { change: changeOf(ops), output: this.output };
  }

  private done() {
    return this.events
      .flatMap(({ resOutputsEvent }) => (resOutputsEvent ? [resOutputsEvent.metadata] : []))
      .filter(({ op, type }) => op !== 'refresh' && type !== 'pulumi:pulumi:Stack')
      .filter(({ type }) => !type.startsWith('pulumi:providers:'))
      .map(({ op, urn, new: made }) => ({
        op,
        outputs: made?.outputs,
        name: urn.split('::').at(-1) ?? '',
      }));
  }

  private said(severity: string): string[] {
    return this.events.flatMap(({ diagnosticEvent }) =>
      diagnosticEvent?.severity === severity ? [diagnosticEvent.message.trim()] : [],
    );
  }
}

const replacing = new Set(['replace', 'create-replacement', 'delete-replaced']);

function changeOf(ops: readonly string[]): Change | undefined {
  if (ops.some((op) => replacing.has(op))) return 'replace';
  return ops.at(-1) as Change | undefined;
}

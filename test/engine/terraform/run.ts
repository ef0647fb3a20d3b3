import type { Answer, Change } from '../answer.js';

interface Changed {
  readonly resource: { readonly addr: string };
  readonly action: string;
}

export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  readonly range?: { readonly filename: string; readonly start: { readonly line: number } };
}

/** A line of what the command says to machines (`-json`). */
export interface Said {
  readonly type?: string;
  readonly '@message'?: string;
  readonly change?: Changed;
  readonly hook?: Changed;
  readonly diagnostic?: Diagnostic;
}

interface TerraformRunOptions {
  readonly command: string;
  readonly exitCode: number | null;
  /** Its lines, of both streams. */
  readonly lines: readonly string[];
}

/** What the command did in one run. */
export class TerraformRun {
  readonly exitCode: number | null;
  /** The command and all that it said, for people. */
  readonly output: string;
  private readonly said: readonly Said[];

  constructor({ command, exitCode, lines }: TerraformRunOptions) {
    this.exitCode = exitCode;
    this.said = lines.flatMap(parsed);
    const words = lines.map((line) => parsed(line).map(wordsOf)[0] ?? line);
    this.output = `$ ${command}\n${words.join('\n')}\n(exit code ${String(exitCode)})\n`;
  }

  /** What was done with each resource, in order: `create codecatalyst_project.shop`. */
  get steps(): readonly string[] {
    return this.of('apply_complete', ({ hook }) => hook).map(({ action, resource }) => `${action} ${resource.addr}`);
  }

  /** The addresses of what is to be done something with. */
  get planned(): readonly string[] {
    return this.of('planned_change', ({ change }) => change).map(({ resource }) => resource.addr);
  }

  get warnings(): readonly Diagnostic[] {
    return this.diagnostics('warning');
  }

  get errors(): readonly Diagnostic[] {
    return this.diagnostics('error');
  }

  /** What was done with a resource, or would be. */
  answer(address: string): Answer {
    return this.changeOf(address, 'planned_change');
  }

  /** What had become of a resource, as a run that only looks tells. */
  drift(address: string): Answer {
    return this.changeOf(address, 'resource_drift');
  }

  private changeOf(address: string, type: string): Answer {
    const change = this.of(type, (said) => said.change).find(({ resource }) => resource.addr === address);
    return { change: (change?.action as Change | undefined) ?? 'same', output: this.output };
  }

  private diagnostics(severity: Diagnostic['severity']): readonly Diagnostic[] {
    return this.of('diagnostic', ({ diagnostic }) => diagnostic).filter((one) => one.severity === severity);
  }

  private of<Part>(type: string, part: (said: Said) => Part | undefined): readonly Part[] {
    return this.said.flatMap((said) => (said.type === type ? (part(said) ?? []) : []));
  }
}

/** A line for machines; what is none is for people. */
function parsed(line: string): Said[] {
  if (!line.startsWith('{')) return [];
  try {
    return [JSON.parse(line) as Said];
  } catch {
    return [];
  }
}

/** The summary of a diagnostic is the beginning of what the provider says, without its full stop or colon. */
function wordsOf({ '@message': message = '', diagnostic }: Said): string {
  if (!diagnostic) return message;
  const { detail = '' } = diagnostic;
  if (detail === '') return `${message}.`;
  return [message, detail].join(/^[a-z]/.test(detail) ? ': ' : '. ');
}

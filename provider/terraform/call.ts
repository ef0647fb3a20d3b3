import { Scrubber, type Session, timeoutOf, type Values, type Violation } from '../model/index.js';
import type { Attributes } from './attribute.js';
import { errorDiagnostic, violationDiagnostic, warningDiagnostic } from './diagnostics.js';
import type { Log } from './log.js';
import type { Plugin } from './plugin.js';
import { decode, decodeJson } from './value-codec.js';
import type { Diagnostic, DynamicValue } from './wire/messages.js';
import type { Words } from './words.js';

/** One call being answered. It gathers what the user is to be told, and keeps the secrets that came with it out of every text. */
export class Call {
  readonly plugin: Plugin;
  readonly signal: AbortSignal;
  readonly diagnostics: Diagnostic[] = [];
  private readonly name: string;
  private readonly scrubber = new Scrubber();

  constructor(plugin: Plugin, name: string, signal: AbortSignal) {
    this.plugin = plugin;
    this.name = name;
    this.signal = signal;
  }

  decode(value: DynamicValue, attributes: Attributes): Values | undefined {
    const values = decode(value, attributes);
    if (values) this.scrubber.learn(values);
    return values;
  }

  decodeJson(json: Uint8Array, attributes: Attributes): Values {
    const values = decodeJson(JSON.parse(Buffer.from(json).toString()), attributes);
    this.scrubber.learn(values);
    return values;
  }

  get words(): Words {
    return this.plugin.schema.words;
  }

  scrub(text: string): string {
    return this.plugin.scrubber.scrub(this.scrubber.scrub(text));
  }

  log: Log = (level, message) => {
    this.plugin.log(level, this.scrub(message), { tf_rpc: this.name });
  };

  /** Tells the user of an error, beside whatever is answered; and what there is to say on it here. */
  fail(error: unknown, advice?: string): void {
    this.diagnostics.push(errorDiagnostic(error, this, advice));
  }

  /** Tells the user of everything that is wrong with what the program sets; answers whether anything is. */
  refuse(violations: readonly Violation[]): boolean {
    this.diagnostics.push(...violations.map((violation) => violationDiagnostic(violation, this)));
    return violations.length > 0;
  }

  /** What a lifecycle is given. Terraform has no place for progress but its log. */
  session(timeoutSeconds = 0): Session {
    return {
      signal: this.signal,
      timeoutSeconds: timeoutOf(timeoutSeconds),
      progress: (text) => {
        this.log('info', text);
      },
      warn: (text) => {
        const words = this.scrub(this.words(text));
        this.diagnostics.push(warningDiagnostic(words));
        this.log('warn', words);
      },
      debug: (text) => {
        this.log('debug', text);
      },
    };
  }
}

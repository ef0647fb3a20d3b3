import { Scrubber, type Session, timeoutOf, type Values } from '../model/index.js';
import type { Plugin } from './plugin.js';
import type { structProto } from './proto.js';
import { decode } from './value-codec.js';

/** One RPC being answered. It remembers which secrets came with it, and keeps them out of every text that leaves. */
export class Call {
  readonly plugin: Plugin;
  readonly signal: AbortSignal;
  private readonly scrubber = new Scrubber();

  constructor(plugin: Plugin, signal: AbortSignal) {
    this.plugin = plugin;
    this.signal = signal;
  }

  decode(struct: structProto.Struct | undefined): Values {
    const values = decode(struct);
    this.scrubber.learn(values);
    return values;
  }

  scrub(text: string): string {
    return this.plugin.scrubber.scrub(this.scrubber.scrub(text));
  }

  /** What a lifecycle is given; its words go to the engine, under the resource they are about. */
  session(urn: string, timeoutSeconds: number): Session {
    const tell = (severity: 'debug' | 'info' | 'warning', text: string, ephemeral = false): void =>
      this.plugin.engine?.log({ severity, text: this.scrub(text), urn, ephemeral });
    return {
      signal: this.signal,
      timeoutSeconds: timeoutOf(timeoutSeconds),
      progress: (text) => {
        tell('info', text, true);
      },
      warn: (text) => {
        tell('warning', text);
      },
      debug: (text) => {
        tell('debug', text);
      },
    };
  }
}

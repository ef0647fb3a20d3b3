import { createContext, Script } from 'node:vm';

/** What a push must be like to start a run. Patterns are regular expressions that hold for the whole of a name or path. */
export interface PushTrigger {
  /** Of branches; any when absent. */
  readonly branches?: readonly RegExp[];
  /** Of the files that the push changes; any when absent. */
  readonly filesChanged?: readonly RegExp[];
}

/** A branch that was pushed to, and the paths of the files that changed. */
export interface Push {
  readonly branch: string;
  readonly changes: () => readonly string[];
}

/** Whether a trigger waits for a push; the changed files are asked for only where that says something. */
export function waitsFor({ branches, filesChanged }: PushTrigger, push: Push, matcher: PatternMatcher): boolean {
  if (branches && !matcher.hasMatch(branches, [push.branch])) return false;
  return filesChanged === undefined || matcher.hasMatch(filesChanged, push.changes());
}

const someMatch = new Script('patterns.some((pattern) => texts.some((text) => pattern.test(text)))');

/** Matches patterns that came with a push. All of them together have so many milliseconds: one alone may take years. */
export class PatternMatcher {
  #rest: number;

  constructor(milliseconds = 250) {
    this.#rest = milliseconds;
  }

  /** Whether one of the patterns is all of one of the texts; once the time is up, none is. */
  hasMatch(patterns: readonly RegExp[], texts: readonly string[]): boolean {
    if (this.#rest < 1) return false;
    const begin = performance.now();
    try {
      // Nothing else of Node's can end a regular expression that goes back and forth.
      return Boolean(someMatch.runInContext(createContext({ patterns, texts }), { timeout: Math.floor(this.#rest) }));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      return false;
    } finally {
      this.#rest -= performance.now() - begin;
    }
  }
}

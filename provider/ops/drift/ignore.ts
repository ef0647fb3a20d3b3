import type { Config } from '../config/config.js';
import { type IgnoreRule, readRule } from './ignore-rule.js';

/** The rules of this run, and what is to be said of those that hold no more. */
export interface IgnoreRules {
  readonly rules: readonly IgnoreRule[];
  readonly warnings: readonly string[];
}

/** The rules of the command line, which hold for this run, and those of the configuration until their day is over. */
export function ignoreRules(given: readonly string[], configured: Config['drift']['ignore'], today: Date): IgnoreRules {
  const day = today.toISOString().slice(0, 10);
  const holds = ({ until }: { readonly until: string }): boolean => until >= day;
  return {
    rules: [
      ...given.map((text) => readRule(text, '--ignore ')),
      ...configured.filter(holds).map(({ path, reason, until }) => ({ ...readRule(path), reason, until })),
    ],
    warnings: configured
      .filter((rule) => !holds(rule))
      .map(({ path, reason, until }) => `The rule ${path} held until ${until} (${reason}) and no longer does.`),
  };
}

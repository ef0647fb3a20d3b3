import picomatch from 'picomatch';
import { Problem } from '../../model/index.js';
import type { Config } from '../config/config.js';
import { driftKinds } from './kind.js';

/** What is not to count as drift. */
interface IgnoreRule {
  readonly rule: string;
  readonly reason?: string;
  /** The last day that it holds, in UTC. */
  readonly until?: string;
  /** Whether it covers a property, or a verdict, of something that has these names. */
  covers(kind: string, names: readonly string[], part: string): boolean;
}

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
      ...given.map((text) => ruleOf(text, '--ignore')),
      ...configured
        .filter(holds)
        .map(({ path, reason, until }) => ({ ...ruleOf(path, 'drift.ignore'), reason, until })),
    ],
    warnings: configured
      .filter((rule) => !holds(rule))
      .map(({ path, reason, until }) => `The rule ${path} held until ${until} (${reason}) and no longer does.`),
  };
}

/** Reads `KIND/NAME/PROPERTY`; a name may be an id, and so hold slashes. */
function ruleOf(rule: string, where: string): IgnoreRule {
  const match = /^([^/]+)\/(.+)\/([^/]+)$/s.exec(rule);
  const [, kind = '', name = '', part = ''] = match ?? [];
  if (!match || !driftKinds.some((known) => picomatch.isMatch(known, kind))) {
    throw new Problem('configuration', `${where} ${JSON.stringify(rule)} is no rule.`, {
      detail:
        'It has the form KIND/NAME/PROPERTY, with * for anything, such as repository/*/description or branch/release-*/gone; ' +
        `the kinds are ${driftKinds.join(', ')}.`,
    });
  }
  const [isKind, isName, isPart] = [picomatch(kind), picomatch(name, { dot: true }), picomatch(part)];
  return {
    rule,
    covers: (ofKind, names, ofPart) => isKind(ofKind) && names.some((one) => isName(one)) && isPart(ofPart),
  };
}

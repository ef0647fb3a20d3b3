import picomatch from 'picomatch';
import { Problem } from '../../model/index.js';
import { didYouMean } from '../cli/nearest.js';
import { driftKinds } from './kind.js';

/** What is not to count as drift. */
export interface IgnoreRule {
  readonly rule: string;
  readonly reason?: string;
  /** The last day that it holds, in UTC. */
  readonly until?: string;
  /** Whether it covers a property, or a verdict, of something that has these names. */
  covers(kind: string, names: readonly string[], part: string): boolean;
}

/** Reads `KIND/NAME/PROPERTY`; a name may be an id, and so hold slashes. `from` is told before what is wrong with it. */
export function readRule(rule: string, from = ''): IgnoreRule {
  const match = /^([^/]+)\/(.+)\/([^/]+)$/s.exec(rule);
  const [, kind = '', name = '', part = ''] = match ?? [];
  if (!match || !driftKinds.some((known) => picomatch.isMatch(known, kind))) {
    const hint = didYouMean(rule.split('/')[0] ?? '', driftKinds);
    throw new Problem(
      'configuration',
      `${from}${JSON.stringify(rule)} is no rule of what to ignore.${match ? hint : ''}`,
      {
        detail:
          'It has the form KIND/NAME/PROPERTY, with * for anything, such as repository/*/description or branch/release-*/gone; ' +
          `the kinds are ${driftKinds.join(', ')}.`,
      },
    );
  }
  const [isKind, isName, isPart] = [picomatch(kind), picomatch(name, { dot: true }), picomatch(part)];
  return {
    rule,
    covers: (ofKind, names, ofPart) => isKind(ofKind) && names.some((one) => isName(one)) && isPart(ofPart),
  };
}

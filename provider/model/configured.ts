import { Problem } from './problem.js';
import type { Provider } from './provider.js';
import { validate } from './validate.js';
import type { Violation } from './validate-shape.js';
import { containsUnknown, plain, type ValueMap } from './value.js';

/** Everything that is wrong with the settings of a provider; what they show together last, and not while some are not known yet. */
export function misconfigured(provider: Provider, given: ValueMap): readonly Violation[] {
  const wrong = validate(provider.settings, given);
  if (wrong.length > 0 || containsUnknown(given)) return wrong;
  try {
    void provider.connect(plain(given), () => undefined).close();
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [{ path: error.path === undefined ? [] : [error.path], reason: error.message }];
  }
}

import { isDeepStrictEqual } from 'node:util';
import type { RequestOf } from '../../api/contract-types.js';
import type { StartDevEnvironment } from '../../api/operations.js';
import type { DevEnvironmentFacts } from '../storage/dev-environment-store.js';
import type { Change } from '../storage/statement.js';
import type { DevEnvironment } from './dev-environments.js';

/** What an environment runs by, as requests to start and to update it name it. */
type Wanted = Pick<RequestOf<typeof StartDevEnvironment>, 'instanceType' | 'inactivityTimeoutMinutes' | 'ides'>;

/** What is wanted of an environment and is not so already. An empty list of IDEs clears them. */
export function changesTo(
  environment: DevEnvironment,
  { instanceType, inactivityTimeoutMinutes, ides }: Wanted,
): Change<DevEnvironmentFacts> {
  const wanted = {
    ...(instanceType !== undefined && { instanceType }),
    ...(inactivityTimeoutMinutes !== undefined && { inactivityTimeoutMinutes }),
    ...(ides && { ides: ides.length > 0 ? ides : undefined }),
  };
  const isNew = ([name, value]: [string, unknown]) =>
    !isDeepStrictEqual(value, environment[name as keyof typeof wanted]);
  return Object.fromEntries(Object.entries(wanted).filter(isNew));
}

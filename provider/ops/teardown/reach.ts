import type { PlainValues } from '../../model/index.js';
import { asksForLocal, endpointOf } from '../../service/endpoint.js';
import { UsageError } from '../cli/command.js';
import type { Outside } from '../cli/outside.js';
import type { Stack } from '../stacks/stack.js';
import type { Owned } from './managed-things.js';
import type { Plan } from './plan-shape.js';

/** Where the service is and as whom it is asked, where no stack says it of its own things. */
export interface Reach {
  /** As the provider takes them. */
  readonly settings: PlainValues;
  /** Where a local service keeps what it has. */
  readonly folder: string;
}

/** What decides how the service is reached. */
interface Route {
  /** What the command line said of it. */
  readonly through: Plan['through'];
  readonly stacks: readonly Stack[];
  /** How many of the stacks, the first ones, are torn down. */
  readonly torn: number;
  readonly owned: readonly Owned[];
}

/** By the options; else by the stack that was named beside a selection, or the first that is torn down; else by the environment. */
export async function reachOf(
  { through = {}, stacks, torn, owned }: Route,
  { folder: here }: Pick<Outside, 'folder'>,
): Promise<Reach> {
  const { stack: place, folder = here, endpoint, profile } = through;
  const settings = { ...(endpoint !== undefined && { endpoint }), ...(profile !== undefined && { profile }) };
  const first = owned.find(({ stack }) => (place === undefined ? stack < torn : stack === place));
  const stack = first && stacks[first.stack];
  return first && stack
    ? { settings: first.managed.settings, folder: await stack.programFolder() }
    : { settings, folder: (torn > 0 ? stacks[0]?.folder : undefined) ?? folder };
}

const tellingNames = ['token', 'profile', 'endpoint', 'gitUsername', 'gitPassword', 'maxRetries'];

/** What of a provider's settings says where the service is and who asks. */
export const telling = (settings: PlainValues): PlainValues =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => tellingNames.includes(name)));

/** The service that settings lead to, in words: the same for those that lead to the same. */
export function serviceOf(settings: PlainValues, folder: string, environment: Outside['environment']): string {
  return asksForLocal(settings, environment)
    ? `the local service of ${folder}`
    : endpointOf(settings, environment).origin;
}

/** What the command line says of how the service is reached: the options, else the stacks that are named beside a selection. */
export async function throughOf(
  { endpoint, profile }: { readonly endpoint?: string; readonly profile?: string },
  named: number,
  { stacks, owned }: Pick<Route, 'stacks' | 'owned'>,
  { environment, folder }: Pick<Outside, 'environment' | 'folder'>,
): Promise<Plan['through']> {
  if (endpoint !== undefined || profile !== undefined) {
    const given = { ...(endpoint !== undefined && { endpoint }), ...(profile !== undefined && { profile }) };
    return { ...given, ...(asksForLocal(given, environment) && { folder }) };
  }
  const all = owned.filter(({ stack }) => stack < named);
  const logins = new Set(all.map(({ managed }) => JSON.stringify(telling(managed.settings))));
  const services = await servicesOf(all, stacks, environment);
  if (logins.size > 1 || services.length > 1) {
    throw new UsageError(
      'The stacks beside --select have providers with different settings: say with --endpoint or --profile where to look and as whom.',
    );
  }
  const [first] = all;
  return first && { stack: first.stack };
}

/** Throws where stacks are in several services: what has the same name in two would be taken for one thing. */
export async function refuseSeveral(
  torn: readonly Owned[],
  stacks: readonly Stack[],
  { environment }: Pick<Outside, 'environment'>,
): Promise<void> {
  const services = await servicesOf(torn, stacks, environment);
  if (services.length < 2) return;
  throw new UsageError(
    `The stacks are in several services (${services.join(', ')}): tear down those of one at a time, with --stack.`,
  );
}

async function servicesOf(
  owned: readonly Owned[],
  stacks: readonly Stack[],
  environment: Outside['environment'],
): Promise<readonly string[]> {
  const folders = await Promise.all(stacks.map((stack) => stack.programFolder()));
  const found = owned.map(({ stack, managed }) => serviceOf(managed.settings, folders[stack] ?? '', environment));
  return [...new Set(found)];
}

import { Problem, type PlainValues } from '../../model/index.js';
import { resources } from '../../registry.js';
import { runProgram } from './run-program.js';
import { opened, secretsIn } from './recorded-value.js';
import type { Managed, Stack } from './stack.js';

interface RecordedResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly custom: boolean;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly provider?: string;
  readonly protect?: boolean;
  readonly delete?: boolean;
  readonly parent?: string;
  readonly dependencies?: readonly string[] | null;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>> | null;
  readonly deletedWith?: string;
}

interface PulumiStackOptions {
  readonly folder: string;
  readonly stack: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const typePrefix = 'codecatalyst:index:';
const byType = new Map(resources.map((resource) => [`${typePrefix}${resource.type}`, resource]));

/** A stack of Pulumi, read through its own command line, whatever backend it is in. */
export function pulumiStack({ folder, stack, environment }: PulumiStackOptions): Stack {
  const pulumi = (words: readonly string[], signal: AbortSignal): Promise<string> =>
    runProgram('pulumi', [...words, '--stack', stack, '--non-interactive'], { folder, environment, signal });
  return {
    label: `${stack} (${folder})`,
    name: stack,
    folder,
    async managed(signal) {
      // Secrets stay in this process: what a resource needs of them to be read is a provider's token.
      return managedIn(await pulumi(['stack', 'export', '--show-secrets'], signal), stack);
    },
  };
}

/** Reads what `pulumi stack export` wrote. */
function managedIn(text: string, stack: string): readonly Managed[] {
  const all = resourcesIn(text, stack);
  const providers = new Map(
    all
      .filter(({ type }) => type === 'pulumi:providers:codecatalyst')
      .map(({ urn, id = '', inputs = {} }) => [`${urn}::${id}`, settingsIn(inputs)]),
  );
  const needed = neededIn(all);
  return all.flatMap(({ urn, type, id, inputs = {}, outputs = {}, provider = '', protect = false, ...rest }) => {
    const resource = byType.get(type);
    if (!resource || id === undefined || id === '') return [];
    return {
      address: urn,
      name: urn.split('::').at(-1) ?? urn,
      resource,
      id,
      inputs: opened(inputs),
      state: opened(outputs),
      secrets: new Set([...secretsIn(inputs), ...secretsIn(outputs)]),
      settings: providers.get(provider) ?? {},
      isProtected: protect,
      isReplaced: rest.delete ?? false,
      neededBy: needed.get(urn) ?? [],
    };
  });
}

/** What needs each resource: what depends on it, its children, what is deleted with it. */
function neededIn(all: readonly RecordedResource[]): ReadonlyMap<string, readonly string[]> {
  const needs = new Map<string, Set<string>>();
  for (const { urn, parent, dependencies, propertyDependencies, deletedWith } of all) {
    const inputs = Object.values(propertyDependencies ?? {}).flatMap((urns) => urns ?? []);
    for (const other of [parent, deletedWith, ...(dependencies ?? []), ...inputs]) {
      if (other !== undefined && other !== '') needs.set(other, (needs.get(other) ?? new Set()).add(urn));
    }
  }
  return new Map([...needs].map(([urn, by]) => [urn, [...by].filter((other) => other !== urn)]));
}

function resourcesIn(text: string, stack: string): readonly RecordedResource[] {
  try {
    const { deployment } = JSON.parse(text) as { deployment: { resources?: readonly RecordedResource[] | null } };
    return deployment.resources ?? [];
  } catch (cause) {
    throw new Problem('configuration', `What pulumi exports of the stack ${stack} cannot be read.`, { cause });
  }
}

/** The settings of a recorded provider, which are kept as text. */
function settingsIn(inputs: Readonly<Record<string, unknown>>): PlainValues {
  const { version: _version, __internal: _internal, ...settings } = opened(inputs);
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      typeof value === 'string' && /^(true|false|\d+)$/.test(value) && name !== 'token' && name !== 'gitPassword'
        ? (JSON.parse(value) as boolean | number)
        : value,
    ]),
  );
}

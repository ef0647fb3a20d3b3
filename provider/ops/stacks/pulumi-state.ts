import { settings } from '../../configuration.js';
import { type AnyResource, type Plain, type PlainValues, Problem, upgraded } from '../../model/index.js';
import { resources } from '../../registry.js';
import { opened, secretsIn } from './recorded-value.js';
import type { Managed } from './stack.js';

interface RecordedResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly provider?: string;
  readonly protect?: boolean;
  readonly delete?: boolean;
  readonly external?: boolean;
  readonly parent?: string;
  readonly dependencies?: readonly string[] | null;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>> | null;
  readonly deletedWith?: string;
}

const byType = new Map(resources.map((resource) => [`codecatalyst:index:${resource.type}`, resource]));

/** The resource of ours that has this type token. */
export const resourceOf = (type: string): AnyResource | undefined => byType.get(type);

/** The type token of a resource of ours. */
export const tokenOf = ({ type }: AnyResource): string => `codecatalyst:index:${type}`;

/** What a program calls the resource of a URN. */
export const nameIn = (urn: string): string => urn.split('::').at(-1) ?? urn;

/** The properties that the user knows of: names that begin so are the engine's and the provider's own. */
export const withoutInternal = <V>(values: Readonly<Record<string, V>>): Record<string, V> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith('__')));

/** Reads what `pulumi stack export` wrote. */
export function managedIn(text: string, stack: string): readonly Managed[] {
  const all = resourcesIn(text, stack);
  const providers = new Map(
    all
      .filter(({ type }) => type === 'pulumi:providers:codecatalyst')
      .map(({ urn, id = '', inputs = {} }) => [`${urn}::${id}`, settingsIn(inputs)]),
  );
  const needed = neededIn(all);
  return all.flatMap(({ urn, type, id, inputs = {}, outputs = {}, provider = '', protect = false, ...rest }) => {
    const resource = resourceOf(type);
    if (!resource || id === undefined || id === '') return [];
    return {
      address: urn,
      name: nameIn(urn),
      resource,
      id,
      inputs: opened(withoutInternal(inputs)),
      state: stateIn(resource, outputs),
      secrets: new Set([...secretsIn(inputs), ...secretsIn(outputs)]),
      settings: providers.get(provider) ?? {},
      isProtected: protect,
      isReplaced: rest.delete ?? false,
      isExternal: rest.external ?? false,
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

/** A recorded state as today's lifecycles know it. */
function stateIn(resource: AnyResource, outputs: Readonly<Record<string, unknown>>): PlainValues {
  const { __stateVersion: version = 1 } = outputs;
  return upgraded(resource, opened(withoutInternal(outputs)), Number(version));
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
  const { version: _version, pluginDownloadURL: _url, ...values } = opened(withoutInternal(inputs));
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, meant(name, value)]));
}

/** SDKs and `pulumi config` write every value as text, numbers in JSON. */
function meant(name: string, value: Plain): Plain {
  const shape = Object.hasOwn(settings, name) ? settings[name as keyof typeof settings].shape : undefined;
  if (typeof value !== 'string' || !shape || shape.type === 'string') return value;
  try {
    return JSON.parse(value) as Plain;
  } catch {
    return value;
  }
}

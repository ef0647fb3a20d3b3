import { settings } from '../../configuration.js';
import { type PlainValues, Problem } from '../../model/index.js';
import { dataSources, resources } from '../../registry.js';
import { jsonStates, propertiesNamed } from '../../terraform/json-state.js';
import type { Declared, Managed } from './stack.js';

interface JsonResource {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly depends_on?: readonly string[];
  /** Stands on what was replaced and is still to be deleted. */
  readonly deposed_key?: string;
}
interface JsonModule {
  readonly resources?: readonly JsonResource[];
  readonly child_modules?: readonly JsonModule[];
}
interface JsonExpression {
  readonly constant_value?: unknown;
  readonly references?: readonly string[];
}
type JsonExpressions = Readonly<Record<string, JsonExpression>>;
interface JsonConfiguration {
  readonly resources?: readonly {
    readonly address: string;
    readonly provider_config_key?: string;
    readonly expressions?: JsonExpressions;
  }[];
  readonly module_calls?: Readonly<Record<string, { readonly module?: JsonConfiguration }>>;
}
interface JsonChange {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly deposed?: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
    readonly after_unknown?: unknown;
  };
}
interface JsonPlan {
  readonly prior_state?: { readonly values?: { readonly root_module?: JsonModule } };
  readonly variables?: Readonly<Record<string, { readonly value?: unknown }>>;
  readonly configuration?: {
    readonly provider_config?: Readonly<Record<string, { readonly expressions?: JsonExpressions }>>;
    readonly root_module?: JsonConfiguration;
  };
  readonly resource_changes?: readonly JsonChange[];
}

/** What a plan tells of a working folder. */
export interface TerraformPlan {
  readonly managed: readonly Managed[];
  readonly declared: readonly Declared[];
}

const ours = jsonStates({ name: 'codecatalyst', settings, resources, dataSources });

/** Reads what `show -json` wrote of a plan. */
export function planIn(text: string, folder: string): TerraformPlan {
  const plan = parse(text, folder);
  return { managed: managedIn(plan), declared: declaredIn(plan) };
}

function parse(text: string, folder: string): JsonPlan {
  try {
    return JSON.parse(text) as JsonPlan;
  } catch (cause) {
    throw new Problem('configuration', `What was planned in ${folder} cannot be read.`, { cause });
  }
}

function managedIn({ prior_state: state, configuration, variables = {} }: JsonPlan): readonly Managed[] {
  const all = resourcesIn(state?.values?.root_module).filter(({ mode }) => mode === 'managed');
  const program = new Map(programIn(configuration?.root_module, ''));
  const providers = configuration?.provider_config ?? {};
  const needed = neededIn(all);
  return all.flatMap((one): Managed[] => {
    const read = ours.resource(one.type, one.values);
    if (!read) return [];
    const written = program.get(withoutKeys(one.address));
    const { expressions = {} } = providers[written?.providerKey ?? 'codecatalyst'] ?? {};
    return [
      {
        address: one.address,
        name: nameIn(one.address),
        resource: read.resource,
        id: read.id,
        inputs: read.inputs(propertiesNamed(read.resource, written?.attributes ?? [])),
        state: read.state,
        secrets: read.secrets,
        settings: ours.settings(constantsIn(expressions, variables)),
        isProtected: false,
        isReplaced: one.deposed_key !== undefined,
        isExternal: false,
        neededBy: needed.get(withoutKeys(one.address)) ?? [],
      },
    ];
  });
}

const resourcesIn = ({ resources: own = [], child_modules: inner = [] }: JsonModule = {}): readonly JsonResource[] => [
  ...own,
  ...inner.flatMap(resourcesIn),
];

interface Written {
  readonly providerKey: string;
  readonly attributes: readonly string[];
}

/** What stands in the program, by the addresses of its blocks. */
function programIn(module: JsonConfiguration = {}, path: string): readonly (readonly [string, Written])[] {
  return [
    ...(module.resources ?? []).map(({ address, provider_config_key: key = '', expressions = {} }) => {
      // In a module that was handed the provider, the key names both.
      const providerKey = key.slice(key.lastIndexOf(':') + 1);
      return [`${path}${address}`, { providerKey, attributes: Object.keys(expressions) }] as const;
    }),
    ...Object.entries(module.module_calls ?? {}).flatMap(([name, call]) =>
      programIn(call.module, `${path}module.${name}.`),
    ),
  ];
}

/** The address of the block that stands in the program: without the keys of `count` and `for_each`. */
const withoutKeys = (address: string): string => address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '');

/** What a program calls the resource at an address. */
const nameIn = (address: string): string => /[^.]+(?:\[.*\])?$/s.exec(address)?.[0] ?? address;

/** What needs each block: all that says it depends on it. */
function neededIn(all: readonly JsonResource[]): ReadonlyMap<string, readonly string[]> {
  const needs = all.flatMap(({ address, depends_on: others = [] }) =>
    others.map((other) => [withoutKeys(other), address] as const),
  );
  return new Map(
    [...Map.groupBy(needs, ([other]) => other)].map(([other, by]) => [other, by.map(([, address]) => address)]),
  );
}

/** The settings that are plain values, or variables; what comes from elsewhere is not known. */
const constantsIn = (expressions: JsonExpressions, variables: JsonPlan['variables'] = {}): PlainValues =>
  Object.fromEntries(
    Object.entries(expressions).flatMap(([name, { constant_value: value, references: [reference = ''] = [] }]) => {
      const variable = /^var\.(\w+)$/.exec(reference)?.[1];
      const known = value ?? (variable === undefined ? undefined : variables[variable]?.value) ?? null;
      return known === null ? [] : [[name, known as PlainValues[string]]];
    }),
  );

function declaredIn({ resource_changes: changes = [] }: JsonPlan): readonly Declared[] {
  return changes.flatMap(({ address, type, mode, deposed, change }): Declared[] => {
    const kind = kindOf(change.actions);
    const read =
      mode === 'managed' && deposed === undefined ? ours.resource(type, change.after ?? change.before) : undefined;
    if (!read || !kind) return [];
    const { resource } = read;
    const names = Object.keys({ ...resource.inputs, ...resource.options });
    return [
      {
        address,
        name: nameIn(address),
        resource,
        kind,
        inputs: read.inputs(names),
        unknown: new Set(propertiesNamed(resource, unknownIn(change.after_unknown))),
        hidden: new Map(),
      },
    ];
  });
}

function kindOf(actions: readonly string[]): Declared['kind'] | undefined {
  if (actions.includes('create')) return actions.includes('delete') ? 'changed' : 'new';
  if (actions.includes('update')) return 'changed';
  return actions.includes('delete') ? 'removed' : undefined;
}

/** The attributes in which anything is not known before it is applied. */
const unknownIn = (marks: unknown): readonly string[] =>
  Object.entries(marks ?? {}).flatMap(([name, mark]) => (holdsTrue(mark) ? [name] : []));

const holdsTrue = (mark: unknown): boolean =>
  mark === true || (typeof mark === 'object' && mark !== null && Object.values(mark).some(holdsTrue));

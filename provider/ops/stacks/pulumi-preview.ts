import { type Plain, type PlainValues, Problem } from '../../model/index.js';
import { nameIn, resourceOf, withoutInternal } from './pulumi-state.js';
import { opened } from './recorded-value.js';
import type { Declared } from './stack.js';

interface Step {
  readonly op: string;
  readonly urn: string;
  readonly newState?: { readonly type: string; readonly inputs?: Readonly<Record<string, unknown>> };
  readonly diffReasons?: readonly string[] | null;
  readonly oldState?: { readonly type: string; readonly inputs?: Readonly<Record<string, unknown>> };
}
interface Preview {
  readonly steps?: readonly Step[];
  readonly diagnostics?: readonly { readonly message: string; readonly severity: string }[];
}

/** What stands for a value that is not known before the deployment. */
const unknownText = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
/** What stands for a secret: with --json none is ever shown. */
const hiddenText = '[secret]';

/** What the steps of a preview come to; of a replacement the step that makes the new one counts. */
const kindOf: Readonly<Record<string, Declared['kind']>> = {
  create: 'new',
  update: 'changed',
  replace: 'changed',
  'create-replacement': 'changed',
  delete: 'removed',
};

/** Reads what `pulumi preview --json` wrote. */
export function declaredIn(text: string, stack: string): readonly Declared[] {
  const { steps = [] } = parse(text, stack);
  const all = new Map<string, Declared>();
  for (const { op, urn, newState, oldState, diffReasons } of steps) {
    const state = newState ?? oldState;
    const resource = state && resourceOf(state.type);
    const kind = kindOf[op];
    if (!resource || !kind) continue;
    const inputs = opened(withoutInternal(state.inputs ?? {}));
    all.set(urn, { address: urn, name: nameIn(urn), resource, kind, ...knownOf(inputs, diffReasons ?? []) });
  }
  return [...all.values()];
}

/** What a preview that failed says of it. What is no preview could hold secrets, and is not shown. */
export function reasonIn(text: string): string {
  try {
    const { diagnostics = [] } = JSON.parse(text) as Preview;
    const said = diagnostics.filter(({ severity }) => severity !== 'info' && severity !== 'debug');
    return said.map(({ message }) => message.trimEnd()).join('\n');
  } catch {
    return '';
  }
}

function parse(text: string, stack: string): Preview {
  try {
    return JSON.parse(text) as Preview;
  } catch (cause) {
    throw new Problem('configuration', `What pulumi previews of the stack ${stack} cannot be read.`, { cause });
  }
}

function knownOf(inputs: PlainValues, changed: readonly string[]): Pick<Declared, 'inputs' | 'unknown' | 'hidden'> {
  const holds = (value: Plain, text: string): boolean => JSON.stringify(value).includes(text);
  const entries = Object.entries(inputs);
  const unknown = entries.filter(([, value]) => holds(value, unknownText));
  const hidden = entries.filter(([, value]) => !holds(value, unknownText) && holds(value, hiddenText));
  const isChanged = (name: string): boolean => changed.some((path) => /^\w+/.exec(path)?.[0] === name);
  return {
    inputs: Object.fromEntries(entries.filter(([, value]) => !holds(value, unknownText) && !holds(value, hiddenText))),
    unknown: new Set(unknown.map(([name]) => name)),
    hidden: new Map(hidden.map(([name]) => [name, { isChanged: isChanged(name) }])),
  };
}

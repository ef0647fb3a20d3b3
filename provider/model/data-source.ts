import type { Context } from './context.js';
import type { Input, Output } from './property.js';
import type { InputsOf, StateOf } from './resource.js';
import type { Shape } from './shape.js';
import { validate } from './validate.js';
import type { Violation } from './validate-shape.js';
import { isList, isMap, mapValues, type Plain, type PlainValues, Secret, type Value, type ValueMap } from './value.js';

type Inputs = Readonly<Record<string, Input>>;
type Outputs = Readonly<Record<string, Output>>;
type None = Record<never, never>;

/** A data source as the adaptors see it. */
export interface AnyDataSource {
  /** What it looks up, in the engines' `getX` and `data "x"`: `Space`, `Spaces`. */
  readonly type: string;
  readonly description: string;
  readonly inputs: Inputs;
  /** Inputs of which exactly one is to be given. */
  readonly oneOf?: readonly string[];
  readonly outputs: Outputs;
  read(inputs: Record<string, Plain>, context: Context): Promise<Readonly<Record<string, Plain | undefined>>>;
}

interface DataSourceShape<I, O, C> {
  readonly description: string;
  readonly inputs: I;
  readonly oneOf?: readonly Extract<keyof I, string>[];
  readonly outputs: O;
  /** Looks it up; what does not exist is a problem, never an empty answer. What is no output may come along. */
  read(inputs: InputsOf<I, None>, context: C): Promise<StateOf<None, None, O>>;
}

/** The builder of data sources whose `read` gets a context of type `C`. */
export const dataSourceOf =
  <C extends Context>() =>
  <I extends Inputs, O extends Outputs>(type: string, shape: DataSourceShape<I, O, C>): AnyDataSource => ({
    ...shape,
    type,
    read: shape.read.bind(shape) as unknown as AnyDataSource['read'],
  });

/** Everything that is wrong with the arguments of a data source, all at once. */
export function misasked({ inputs, oneOf }: AnyDataSource, given: ValueMap): readonly Violation[] {
  return [...validate(inputs, given), ...(oneOf ? notOne(oneOf, given) : [])];
}

function notOne(names: readonly string[], given: ValueMap): readonly Violation[] {
  const [first, ...others] = names.filter((name) => (given[name] ?? null) !== null);
  const choice = `give exactly one of ${names.join(', ')}`;
  if (first === undefined) return names.slice(0, 1).map((name) => ({ path: [name], reason: choice }));
  return others.map((name) => ({ path: [name], reason: `${first} is given too; ${choice}` }));
}

/** Looks it up, and answers what was told of its outputs, hidden where it may hold a secret. */
export async function lookUp(source: AnyDataSource, inputs: PlainValues, context: Context): Promise<ValueMap> {
  const found = await source.read(inputs, context);
  return Object.fromEntries(
    Object.entries(source.outputs).flatMap(([name, { shape, secret }]) => {
      const { [name]: value } = found;
      return value === undefined ? [] : [[name, secret ? new Secret(value) : hiddenBy(shape, value)]];
    }),
  );
}

/** Hides what a shape calls sensitive, at any depth. */
function hiddenBy(shape: Shape, value: Value): Value {
  if (shape.sensitive) return new Secret(value);
  if (shape.type === 'list' && isList(value)) return value.map((item) => hiddenBy(shape.item, item));
  if (shape.type !== 'structure' || !isMap(value)) return value;
  return mapValues(value, (item, name) => {
    const { [name]: member } = shape.members;
    return member ? hiddenBy(member.shape, item) : item;
  });
}

import type { Context } from './context.js';
import type { Input, Output } from './property.js';
import type { InputsOf, StateOf } from './resource.js';
import type { Plain } from './value.js';

type Inputs = Readonly<Record<string, Input>>;
type Outputs = Readonly<Record<string, Output>>;
type None = Record<never, never>;

/** A data source as the adaptors see it. */
export interface AnyDataSource {
  /** What it looks up, in the engines' `getX` and `data "x"`: `Space`, `Spaces`. */
  readonly type: string;
  readonly description: string;
  readonly inputs: Inputs;
  readonly outputs: Outputs;
  read(inputs: Record<string, Plain>, context: Context): Promise<Record<string, Plain>>;
}

interface DataSourceShape<I, O, C> {
  readonly description: string;
  readonly inputs: I;
  readonly outputs: O;
  /** Looks it up; what does not exist is a problem, never an empty answer. */
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

import type { AnyResource, InputsFor } from '../../provider/model/index.js';
import type { Change } from './answer.js';
import type { Engine } from './engine.js';
import { pulumi } from './pulumi/engine.js';
import './to-be-answered.js';

/** A value for each input, and what a change to it asks for; a resource that gets a new input demands a new row. */
export type Changes<R extends AnyResource> = {
  readonly [Name in keyof InputsFor<R>]-?: readonly [value: NonNullable<InputsFor<R>[Name]>, change: Change];
};

/** What `describe.each` runs over: a second engine is a second row. */
export const engines: readonly Engine[] = [pulumi];

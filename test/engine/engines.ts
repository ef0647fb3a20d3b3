import type { Engine } from './engine.js';
import { pulumi } from './pulumi/engine.js';
import './to-be-answered.js';

/** What `describe.each` runs over: a second engine is a second row. */
export const engines: readonly Engine[] = [pulumi];

import type { Engine } from './engine.js';
import { pulumi } from './pulumi.js';
import { terraform } from './terraform.js';

/** What runs the programs that are written. */
export const engines = { pulumi, terraform } as const satisfies Readonly<Record<string, Engine>>;

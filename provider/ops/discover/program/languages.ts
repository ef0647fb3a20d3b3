import { hcl } from './hcl.js';
import type { Language } from './program.js';
import { typescript } from './typescript.js';
import { yaml } from './yaml.js';

/** The languages that programs are written in: another is a file beside these, and a line here. */
export const languages = { typescript, yaml, hcl } as const satisfies Readonly<Record<string, Language>>;
export type LanguageName = keyof typeof languages;
export const languageNames = Object.keys(languages) as readonly LanguageName[];

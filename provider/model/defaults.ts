import type { Input } from './property.js';
import type { ValueMap, Values } from './value.js';

/** The inputs with those filled in that the provider's configuration gives a default for. */
export function withDefaults(inputs: Readonly<Record<string, Input>>, given: ValueMap, settings: ValueMap): Values {
  const filled: Values = { ...given };
  for (const [name, { default: setting }] of Object.entries(inputs)) {
    const value = setting === undefined ? undefined : settings[setting];
    if ((filled[name] ?? null) === null && value !== undefined && value !== null) filled[name] = value;
  }
  return filled;
}

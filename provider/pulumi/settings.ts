import { type Setting, type Value, type ValueMap, type Values } from '../model/index.js';
import { withoutInternal } from './recorded-values.js';

// The engine and the SDKs put these beside the settings of a provider.
const foreign = new Set(['version', 'pluginDownloadURL']);

/** The settings as they are meant: SDKs and `pulumi config` write every value as text, numbers in JSON. */
export const settingsOf = (known: Readonly<Record<string, Setting>>, given: ValueMap): Values =>
  Object.fromEntries(
    Object.entries(withoutInternal(given))
      .filter(([name, value]) => !foreign.has(name) && value !== null && value !== 'null')
      .map(([name, value]) => [name, meant(known[name], value)]),
  );

function meant(setting: Setting | undefined, value: Value): Value {
  if (typeof value !== 'string' || !setting || setting.shape.type === 'string') return value;
  try {
    return JSON.parse(value) as Value;
  } catch {
    return value;
  }
}

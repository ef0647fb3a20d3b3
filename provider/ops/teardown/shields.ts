import type { Config } from '../config/config.js';
import type { Thing } from '../estate/thing.js';
import type { Told } from '../selection/facts.js';
import { parseSelection, type Selection } from '../selection/parse.js';

/** What keeps things whatever is asked: the protect list, and markers in descriptions and aliases. */
export interface Shields {
  readonly protect: readonly Selection[];
  /** Why a thing stays; undefined if nothing keeps it. `inside` are the things that it is in. */
  keeps(thing: Thing, inside: readonly Thing[], told: Told): string | undefined;
}

/** The shields of a configuration at a time, in milliseconds since 1970. */
export function shieldsOf({ teardown }: Pick<Config, 'teardown'>, now: number): Shields {
  const protect = (teardown.protect === 'nothing' ? [] : teardown.protect).map(parseSelection);
  return {
    protect,
    keeps(thing, inside, told) {
      for (const selection of protect) {
        const { isChosen, isUnknown = false, why } = selection.judge({ thing, told, now });
        if (isChosen) return `it is protected: ${why}`;
        // Rather too much than too little.
        if (isUnknown) return `it may be protected by "${selection.source}": ${why}`;
      }
      return [thing, ...inside].map((holder) => marked(holder, thing, now)).find((why) => why !== undefined);
    },
  };
}

const marker = /\bkeep-until=(\S*)/i;

/** What a marker on a thing, or on what it is in, says; one that cannot be read keeps it for ever. */
function marked(holder: Thing, thing: Thing, now: number): string | undefined {
  const { description, alias } = holder.properties;
  const text = [description, alias, holder.name].find((part) => typeof part === 'string' && marker.test(part));
  if (typeof text !== 'string') return undefined;
  const [mark, day = ''] = marker.exec(text) ?? [];
  const where = holder === thing ? '' : `the ${holder.kind} ${holder.name} that it is in says `;
  const [date] = /^\d{4}-\d{2}-\d{2}/.exec(day) ?? [];
  const end = date === undefined ? Number.NaN : Date.parse(`${date}T23:59:59.999Z`);
  if (Number.isNaN(end)) return `${where}${mark}, which is no day such as 2026-12-31`;
  return now <= end ? `${where}keep-until=${date}` : undefined;
}

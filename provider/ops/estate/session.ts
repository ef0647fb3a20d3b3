import type { Session } from '../../model/index.js';
import type { Outside } from '../cli/outside.js';

/** An hour is longer than any list takes, and shorter than a pipeline's night. */
const patience = 3_600;

/** What calls of a verb are told: they end with the verb, and say on standard error why they wait. */
export const sessionOf = ({ signal, streams }: Pick<Outside, 'signal' | 'streams'>): Session => ({
  signal,
  timeoutSeconds: patience,
  progress: (text) => {
    if (!streams.isLive) streams.say(text);
    else streams.live(text);
  },
  warn: (text) => {
    streams.say(`Warning: ${text}`);
  },
  debug: () => undefined,
});

import type { Rpc } from './answer.js';
import type { Empty } from './wire/messages.js';

/** Sent on Ctrl-C: what is under way ends as soon as it can say what it made. */
export const stopProvider: Rpc<Empty, Empty> = (_request, { plugin }) => {
  plugin.stop();
  return {};
};

import type { Rpc } from './answer.js';
import { emptyProto } from './proto.js';

/** Sent at the end of every run and on Ctrl-C: what is under way ends as soon as it can say what it made. */
export const cancel: Rpc<emptyProto.Empty, emptyProto.Empty> = (_request, { plugin }) => {
  plugin.cancel();
  return new emptyProto.Empty();
};

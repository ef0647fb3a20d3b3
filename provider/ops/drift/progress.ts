import type { Session } from '../../model/index.js';

/** The same session, which says no sentence twice in a row: hundreds of reads wait for the same thing. */
export function progressOf(session: Session): Session {
  let last = '';
  return {
    ...session,
    progress: (text) => {
      if (text !== last) session.progress(text);
      last = text;
    },
  };
}

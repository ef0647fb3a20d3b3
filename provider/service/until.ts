import type { Session } from '../model/index.js';
import { endedBy, type Limits, pause } from './signals.js';

const first = 250;
const longest = 5_000;

/** Asks until there is an answer: at once, then at growing intervals; each wait says what, how long and how much is left. */
export async function until<T>(
  what: string | (() => string),
  ask: () => Promise<T | undefined>,
  session: Session,
  limits: Limits,
): Promise<T> {
  const start = performance.now();
  for (let wait = first; ; wait = Math.min(wait * 1.6, longest)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    const awaited = typeof what === 'string' ? what : what();
    const waited = seconds(performance.now() - start);
    session.progress(
      `waiting for ${awaited} (${waited} so far, ${seconds(limits.remaining())} left; Ctrl-C stops waiting)`,
    );
    if (!(await pause(wait, limits.signal))) throw endedBy(session, `Waiting for ${awaited}`);
  }
}

const seconds = (milliseconds: number): string => {
  const whole = Math.max(0, Math.round(milliseconds / 1000));
  return whole < 120 ? `${whole} s` : `${Math.round(whole / 60)} min`;
};

import { required, structure } from '../../documents/structure.js';
import { whole } from '../../documents/values.js';
import type { Controls } from '../../controls/controls.js';
import { route, type Section } from '../route.js';

/** A hundred years. */
const most = 100 * 365 * 24 * 3600;

const told = ({ clock }: Controls) => ({ now: clock.now().toISOString(), offsetSeconds: clock.offsetSeconds });
const answers = '`now`, and `offsetSeconds`, by which it is ahead of the time that it is';

export const clock: Section = {
  title: 'Clock',
  about:
    'Everything that takes time, such as an environment that starts or idles, is computed from this clock, so it happens when ' +
    'the clock is put forward. It is one for all processes that serve a folder, and stays ahead when they end.',
  routes: [
    route('GET /clock', { summary: 'Tells the time', answers, act: told }),
    route('POST /clock/advance', {
      summary: 'Puts the clock forward',
      body: structure({ seconds: required(whole({ min: 1, max: most }), 'by how much') }),
      answers,
      act: (controls, { body }) => {
        controls.clock.advance(body.seconds);
        return told(controls);
      },
    }),
    route('PUT /clock', {
      summary: 'Sets how far the clock is ahead of the time that it is',
      body: structure({ offsetSeconds: required(whole({ min: 0, max: most }), '0 for the time that it is') }),
      answers,
      act: (controls, { body }) => {
        controls.clock.set(body.offsetSeconds);
        return told(controls);
      },
    }),
  ],
};

import { expect } from '@jest/globals';
import type { Answer, Change } from './answer.js';

declare module 'expect' {
  interface Matchers<R> {
    /** Holds an answer to what was to be done; a failure shows all that the engine said. */
    toBeAnswered(expected: Change): R;
  }
}

expect.extend({
  toBeAnswered(received: unknown, expected: Change) {
    const { change, output } = received as Answer;
    return {
      pass: change === expected,
      message: () => `Expected: ${expected}\nReceived: ${String(change)}\n\n${output}`,
    };
  },
});

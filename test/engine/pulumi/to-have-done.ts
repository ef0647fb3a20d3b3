import { expect } from '@jest/globals';
import type { PulumiRun } from './run.js';

declare module 'expect' {
  interface Matchers<R> {
    /** Holds a run to its steps, in order: `create web`; a failure shows all that the CLI said. */
    toHaveDone(expected: readonly string[]): R;
  }
}

expect.extend({
  toHaveDone(received: unknown, expected: readonly string[]) {
    const { steps, output } = received as PulumiRun;
    return {
      pass: this.equals(steps, expected),
      message: () => `${this.utils.diff(expected, steps) ?? 'It did just that.'}\n\n${output}`,
    };
  },
});

import type { Assumptions } from '../../../emulator/index.js';
import { UsageError } from '../../ops/cli/command.js';

/** Reads options of the form NAME=VALUE; what is no assumption, or no value of one, the emulator refuses itself. */
export function readAssumptions(options: readonly string[]): Partial<Assumptions> {
  return Object.fromEntries(
    options.map((option) => {
      const [, name = '', value = ''] = /^(\w+)=(.*)$/s.exec(option) ?? [];
      if (name === '') throw new UsageError(`--assume takes NAME=VALUE, and not ${JSON.stringify(option)}.`);
      return [name, /^\d+$/.test(value) ? Number(value) : value];
    }),
  );
}

import { existsSync } from 'node:fs';
import { Problem } from '../../model/index.js';
import { takeOwnership } from '../../service/ownership.js';

const lockOf = (planFile: string): string => `${planFile}.lock`;

/** Throws while another process carries out the plan that is in a file, which must not be replaced then. */
export function refuseWhileCarriedOut(planFile: string): void {
  if (existsSync(lockOf(planFile))) lockPlan(planFile)[Symbol.dispose]();
}

/** The right to carry a plan out, which ends with the process, however that ends; an error while another process has it. */
export function lockPlan(planFile: string): Disposable {
  const ownership = takeOwnership(lockOf(planFile));
  if (!ownership) {
    throw new Problem('configuration', `The plan ${planFile} is being carried out by another process just now.`, {
      detail: 'Wait until that has ended; to see what it has left, carry the plan out again then.',
    });
  }
  return {
    [Symbol.dispose]: () => {
      ownership.end();
    },
  };
}

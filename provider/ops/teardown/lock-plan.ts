import { Problem } from '../../model/index.js';
import { takeOwnership } from '../../service/ownership.js';

/** The right to carry a plan out, which ends with the process, however that ends; an error while another process has it. */
export function lockPlan(planFile: string): Disposable {
  const ownership = takeOwnership(`${planFile}.lock`);
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

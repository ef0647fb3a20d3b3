import { ComingFailures } from './coming-failures.js';
import { FaultGate } from './fault-gate.js';
import { FaultPlan, type FaultPlanDocument, readFaultPlanFile } from './fault-plan.js';
import { FaultQueue } from './fault-queue.js';
import { Holds } from './holds.js';

/** What goes wrong from the start. */
export interface FaultOptions {
  /** What goes wrong at random, and delays; nothing when absent. */
  faults?: FaultPlanDocument;
  /** The same in a file of JSON. */
  faultsFile?: string;
}

/** All that is to go wrong in one emulator. */
export class Faults {
  readonly queue = new FaultQueue();
  readonly holds = new Holds();
  /** Dev environments that are made next. */
  readonly environments = new ComingFailures();
  /** Runs of workflows that are started next. */
  readonly runs = new ComingFailures();
  readonly plan: FaultPlan;
  /** Where requests meet it. */
  readonly gate: FaultGate;

  /** The signal ends what waits when the emulator closes. */
  constructor({ faults, faultsFile }: FaultOptions, closing: AbortSignal) {
    this.plan = new FaultPlan(faultsFile === undefined ? faults : readFaultPlanFile(faultsFile));
    this.gate = new FaultGate({ queue: this.queue, plan: this.plan, holds: this.holds, closing });
  }

  /** Nothing goes wrong any more; what is held goes on waiting. */
  clear(): void {
    this.queue.clear();
    this.environments.clear();
    this.runs.clear();
    this.plan.clear();
  }

  /** Back to what goes wrong from the start. */
  restart(): void {
    this.clear();
    this.plan.restart();
  }
}

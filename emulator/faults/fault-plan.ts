import { actionNames, type ActionName } from '../action-name.js';
import { DocumentError, type Problem, readDocument, type ValueOf } from '../documents/shape.js';
import { list, optional, required, structure, variants } from '../documents/structure.js';
import { fraction, oneOf, whole } from '../documents/values.js';
import { readJsonFile } from '../json-file.js';
import { draw } from './draw.js';
import { faultKinds, faultOf } from './fault-kinds.js';
import type { Fault } from './fault.js';
import { crossed, distributions, sample } from './latency.js';

const operation = optional(
  oneOf(actionNames, 'the name of an action, such as CreateProject'),
  'every action when absent',
);

/** A document of what goes wrong at random: a body of the admin surface, or a file. */
export const faultPlanShape = structure({
  seed: optional(whole({ min: 0 }), 'the same seed and the same requests meet the same faults; 0 when absent'),
  latency: optional(
    list(variants('distribution', distributions, { operation })),
    'how long requests wait before their action; the first entry that fits counts',
  ),
  errors: optional(
    list(
      variants('kind', faultKinds, {
        operation,
        rate: required(fraction(0, 1), 'how many fail: 0.05 is 5 of 100; the rates of one action add up to 1 at most'),
      }),
    ),
    'what fails; a request meets at most one',
  ),
});

export type FaultPlanDocument = ValueOf<typeof faultPlanShape>;
type ErrorRule = NonNullable<FaultPlanDocument['errors']>[number];

const fits = (rule: { readonly operation?: ActionName }, action: ActionName): boolean =>
  rule.operation === undefined || rule.operation === action;

/** Rates like 0.1 are no binary fractions: ten of them are a little more than 1. */
const tolerance = 1e-9;

/** What single members cannot show. */
function contradictions({ latency = [], errors = [] }: FaultPlanDocument): Problem[] {
  const bounds = latency.flatMap((rule, index) => {
    const wrong = crossed(rule);
    return wrong ? [{ ...wrong, member: `/latency/${String(index)}/${wrong.member}` }] : [];
  });
  const sums = actionNames.map((action) => ({ action, sum: totalOf(errors.filter((rule) => fits(rule, action))) }));
  const most = sums.reduce((one, other) => (other.sum > one.sum ? other : one), { action: actionNames[0], sum: 0 });
  if (most.sum <= 1 + tolerance) return bounds;
  const message = `fail ${String(most.action)} at rates that add up to ${most.sum.toFixed(3)}; the most is 1`;
  return [...bounds, { member: '/errors', message }];
}

const totalOf = (rules: readonly ErrorRule[]): number => rules.reduce((sum, { rate }) => sum + rate, 0);

/** Reads a plan, or throws a DocumentError; `what` is what the error calls it. */
function readFaultPlan(what: string, value: unknown): FaultPlanDocument {
  const plan = readDocument(what, faultPlanShape, value);
  const problems = contradictions(plan);
  if (problems.length > 0) throw new DocumentError(what, problems);
  return plan;
}

/** Reads a plan from a file of JSON. */
export const readFaultPlanFile = (file: string): FaultPlanDocument => readFaultPlan(file, readJsonFile(file));

/** What a request meets. */
interface Fate {
  readonly delayMs: number;
  readonly fault: Fault | undefined;
}

/**
 * Faults at random, by rates. What the nth request for an action meets follows from the seed, the action and n alone, so
 * neither requests for other actions nor the order in which several go on at once change it.
 */
export class FaultPlan {
  readonly #first: FaultPlanDocument;
  #document: FaultPlanDocument;
  readonly #counts = new Map<ActionName, number>();

  /** With the plan to begin with. */
  constructor(first: FaultPlanDocument = {}) {
    this.#first = readFaultPlan('The plan of faults', first);
    this.#document = this.#first;
  }

  get document(): FaultPlanDocument {
    return this.#document;
  }

  /** Puts a plan in force, and counts requests anew. */
  put(document: FaultPlanDocument): void {
    this.#document = readFaultPlan('The plan of faults', document);
    this.#counts.clear();
  }

  clear(): void {
    this.put({});
  }

  /** Puts the first plan in force again. */
  restart(): void {
    this.put(this.#first);
  }

  /** What the next request for an action meets. */
  next(action: ActionName): Fate {
    const { seed = 0, latency = [], errors = [] } = this.#document;
    const count = (this.#counts.get(action) ?? 0) + 1;
    this.#counts.set(action, count);
    const even = (purpose: string) => draw(seed, action, count, purpose);

    const slow = latency.find((rule) => fits(rule, action));
    // One number for all: each rule has its own part of the line from 0 to 1, as long as its rate.
    let left = errors.length === 0 ? Infinity : even('error');
    const hit = errors.find((rule) => fits(rule, action) && (left -= rule.rate) < 0);
    return { delayMs: slow ? sample(slow, even) : 0, fault: hit && faultOf(hit) };
  }
}

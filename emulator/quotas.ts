import type { RefusalName } from './assumptions.js';
import { ServiceQuotaExceededException } from './service-exception.js';
import type { Change } from './storage/statement.js';

/** How many things a user may have. */
export interface Quotas {
  /** Documented: 100. Expired ones count as long as they are listed (assumed). */
  readonly accessTokensPerUser: number;
  /** Unknown, so there is none unless told otherwise. Counted in all spaces until they are DELETED (assumed). */
  readonly devEnvironmentsPerUser: number;
}

const defaults: Quotas = { accessTokensPerUser: 100, devEnvironmentsPerUser: Infinity };

/** The quotas that were given, the rest as usual. */
export function readQuotas(given: Partial<Quotas> = {}): Quotas {
  return { ...defaults, ...given };
}

/** Quotas while the emulator runs: those that were given to it, which hold for this process alone, as they are now. */
export class QuotaControls {
  readonly #first: Quotas;
  readonly #now: { -readonly [Name in keyof Quotas]: Quotas[Name] };

  constructor(first: Quotas) {
    this.#first = first;
    this.#now = { ...first };
  }

  /** The same object always; what is set shows in it. */
  get now(): Quotas {
    return this.#now;
  }

  /** Sets some; undefined takes the limit away. What is there already stays. */
  set(changes: Change<Quotas>): void {
    const given = Object.entries(changes).map(([name, quota]) => [name, quota ?? Infinity] as const);
    Object.assign(this.#now, Object.fromEntries(given));
  }

  /** Puts those of the start in force again. */
  restart(): void {
    this.set(this.#first);
  }
}

/** Refuses one more than the quota allows. */
export function holdToQuota(what: string, quota: number, present: Iterable<unknown>, assumed?: RefusalName): void {
  const count = Array.from(present).length;
  if (count < quota) return;
  throw new ServiceQuotaExceededException(
    `You have ${String(count)} ${what}, and your quota is ${String(quota)}.`,
    assumed,
  );
}

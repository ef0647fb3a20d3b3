import { ServiceQuotaExceededException } from './service-exception.js';

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

/** Refuses one more than the quota allows. */
export function holdToQuota(what: string, quota: number, present: Iterable<unknown>): void {
  const count = Array.from(present).length;
  if (count < quota) return;
  throw new ServiceQuotaExceededException(`You have ${String(count)} ${what}, and your quota is ${String(quota)}.`);
}

import { required, type VariantOf } from '../documents/structure.js';
import { whole } from '../documents/values.js';

/** Ten minutes: no client waits longer. */
const milliseconds = whole({ min: 0, max: 600_000 });

/** How long requests take, by the name of the distribution. All is in milliseconds. */
export const distributions = {
  fixed: { summary: 'each takes as long', members: { ms: required(milliseconds, 'how long') } },
  uniform: {
    summary: 'evenly between two bounds',
    members: {
      fromMs: required(milliseconds, 'the least'),
      toMs: required(milliseconds, 'the most, not below the least'),
    },
  },
  exponential: { summary: 'most are short, some long', members: { meanMs: required(milliseconds, 'the mean') } },
  lognormal: {
    summary: 'as services are',
    members: {
      medianMs: required(whole({ min: 1, max: 600_000 }), 'what half of the requests stay below'),
      p95Ms: required(milliseconds, 'what 95 of 100 stay below, not below the median'),
    },
  },
};

export type Distribution = VariantOf<'distribution', typeof distributions>;

/** What is wrong with bounds that cross; each for itself was found right. */
export function crossed(latency: Distribution): { readonly member: string; readonly message: string } | undefined {
  if (latency.distribution === 'uniform' && latency.toMs < latency.fromMs) {
    return { member: 'toMs', message: 'must not be below fromMs' };
  }
  if (latency.distribution === 'lognormal' && latency.p95Ms < latency.medianMs) {
    return { member: 'p95Ms', message: 'must not be below medianMs' };
  }
  return undefined;
}

/** Where 95 of 100 end in a normal distribution, in standard deviations. */
const z95 = 1.6448536269514722;

/** A standard normal number of two even ones (Box and Muller). */
const normal = (one: number, other: number): number =>
  Math.sqrt(-2 * Math.log(1 - one)) * Math.cos(2 * Math.PI * other);

/** Milliseconds that one request takes; `even` answers numbers from 0, below 1, by what they are for. */
export function sample(latency: Distribution, even: (purpose: string) => number): number {
  switch (latency.distribution) {
    case 'fixed':
      return latency.ms;
    case 'uniform':
      return latency.fromMs + (latency.toMs - latency.fromMs) * even('latency');
    case 'exponential':
      return -latency.meanMs * Math.log(1 - even('latency'));
    case 'lognormal': {
      const deviation = Math.log(latency.p95Ms / latency.medianMs) / z95;
      return latency.medianMs * Math.exp(deviation * normal(even('latency'), even('latency, too')));
    }
  }
}

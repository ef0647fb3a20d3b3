import { describe, expect, it } from '@jest/globals';
import { FaultPlan, type FaultPlanDocument } from '../../emulator/faults/fault-plan.js';

/** What the first requests for an action meet: milliseconds, and what of a fault tells it from others. */
function fates(document: FaultPlanDocument, count: number, action: 'CreateProject' | 'GetSpace' = 'CreateProject') {
  const plan = new FaultPlan(document);
  return Array.from({ length: count }, () => plan.next(action));
}

const share = (numbers: readonly boolean[]): number => numbers.filter(Boolean).length / numbers.length;
const delays = (document: FaultPlanDocument) => fates(document, 4000).map(({ delayMs }) => delayMs);

describe('a plan of faults', () => {
  const half: FaultPlanDocument = { seed: 7, errors: [{ kind: 'internal-error', rate: 0.5 }] };

  it('lets the same requests meet the same faults, by its seed', () => {
    expect(fates(half, 50)).toEqual(fates(half, 50));
    expect(fates({ ...half, seed: 8 }, 50)).not.toEqual(fates(half, 50));
    expect(fates({ ...half, seed: 0 }, 50)).toEqual(fates({ errors: half.errors ?? [] }, 50));
  });

  it('decides on each action apart, whatever is asked between', () => {
    const alone = fates(half, 20);
    const plan = new FaultPlan(half);
    const among = Array.from({ length: 20 }, () => {
      plan.next('GetSpace');
      return plan.next('CreateProject');
    });

    expect(among).toEqual(alone);
    expect(fates(half, 20, 'GetSpace')).not.toEqual(alone);
  });

  it('counts anew when it is put in force', () => {
    const plan = new FaultPlan(half);
    const before = Array.from({ length: 20 }, () => plan.next('CreateProject'));
    plan.put({});
    expect(plan.next('CreateProject')).toEqual({ delayMs: 0, fault: undefined });
    plan.restart();
    expect(Array.from({ length: 20 }, () => plan.next('CreateProject'))).toEqual(before);
  });

  it('hits as often as its rates say, each request once at most', () => {
    const met = fates(
      {
        errors: [
          { kind: 'throttled', rate: 0.1, retryAfterSeconds: 3 },
          { kind: 'drop-after-commit', rate: 0.2 },
          { operation: 'GetSpace', kind: 'bare-403', rate: 0.7 },
        ],
      },
      4000,
    ).map(({ fault }) => (fault ? JSON.stringify(fault) : 'none'));

    const throttled = share(met.map((fault) => fault === '{"error":"ThrottlingException","retryAfterSeconds":3}'));
    const dropped = share(met.map((fault) => fault === '{"drop":"after-commit"}'));
    expect(throttled).toBeCloseTo(0.1, 1);
    expect(dropped).toBeCloseTo(0.2, 1);
    expect(throttled + dropped + share(met.map((fault) => fault === 'none'))).toBe(1);
  });

  it('hits always at a rate of 1, and never at 0', () => {
    const always = fates({ errors: [{ kind: 'unavailable', rate: 1 }] }, 200);
    const never = fates({ errors: [{ kind: 'unavailable', rate: 0 }] }, 200);
    expect(always.filter(({ fault }) => fault?.status === 503)).toHaveLength(200);
    expect(never.filter(({ fault }) => fault)).toEqual([]);
  });

  it('slows by the first entry that fits the action', () => {
    const document: FaultPlanDocument = {
      latency: [
        { operation: 'GetSpace', distribution: 'fixed', ms: 5 },
        { distribution: 'uniform', fromMs: 10, toMs: 20 },
      ],
    };
    expect(fates(document, 3, 'GetSpace').map(({ delayMs }) => delayMs)).toEqual([5, 5, 5]);
    const others = delays(document);
    expect(Math.min(...others)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...others)).toBeLessThan(20);
    expect(share(others.map((delay) => delay < 15))).toBeCloseTo(0.5, 1);
  });

  it('slows as its distributions promise', () => {
    const lognormal = delays({ latency: [{ distribution: 'lognormal', medianMs: 40, p95Ms: 200 }] });
    expect(share(lognormal.map((delay) => delay < 40))).toBeCloseTo(0.5, 1);
    expect(share(lognormal.map((delay) => delay < 200))).toBeCloseTo(0.95, 1);

    const exponential = delays({ latency: [{ distribution: 'exponential', meanMs: 30 }] });
    const mean = exponential.reduce((sum, delay) => sum + delay, 0) / exponential.length;
    expect(mean).toBeGreaterThan(28);
    expect(mean).toBeLessThan(32);
    expect(Math.min(...exponential)).toBeGreaterThanOrEqual(0);
  });

  it.each([
    [{ errors: [{ kind: 'odd', rate: 1 }] }, '/errors/0/kind must be one of throttled, quota-exceeded, login-expired'],
    [{ errors: [{ kind: 'bare-403' }] }, '/errors/0/rate is missing: a number from 0 to 1'],
    [{ errors: [{ kind: 'bare-403', rate: 5 }] }, '/errors/0/rate must be a number from 0 to 1'],
    [{ errors: [{ kind: 'slow-body', rate: 1 }] }, '/errors/0/overMs is missing'],
    [{ errors: [{ kind: 'bare-403', rate: 1, retryAfterSeconds: 1 }] }, '/errors/0/retryAfterSeconds is not known'],
    [
      { errors: [{ operation: 'CreateSpace', kind: 'bare-403', rate: 1 }] },
      '/errors/0/operation must be the name of an',
    ],
    [{ latency: [{ distribution: 'uniform', fromMs: 2, toMs: 1 }] }, '/latency/0/toMs must not be below fromMs'],
    [
      { latency: [{ distribution: 'lognormal', medianMs: 2, p95Ms: 1 }] },
      '/latency/0/p95Ms must not be below medianMs',
    ],
    [
      {
        errors: [
          { kind: 'bare-403', rate: 0.75 },
          { operation: 'GetSpace', kind: 'throttled', rate: 0.5 },
        ],
      },
      '/errors fail GetSpace at rates that add up to 1.250; the most is 1',
    ],
    [{ rates: [] }, '/rates is not known; known are seed, latency, errors'],
  ])('is refused when it is %j', (document, problem) => {
    expect(() => new FaultPlan(document as never)).toThrow(problem);
  });

  it('takes rates that make 1 together', () => {
    const errors = Array.from({ length: 10 }, () => ({ kind: 'unavailable' as const, rate: 0.1 }));
    expect(new FaultPlan({ errors }).document).toEqual({ errors });
  });
});

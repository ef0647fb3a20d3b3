import type { Decision } from './decide.js';
import type { Owned } from './managed-things.js';

/** What a stack keeps needs what it depends on: that stays too. */
export function bound(decisions: readonly Decision[], owned: readonly Owned[]): readonly Decision[] {
  const taken = new Map(
    decisions.flatMap(({ owner, verdict }) => (owner && verdict === 'taken' ? [[placeOf(owner), owner] as const] : [])),
  );
  const barred = new Map<string, string>();
  for (let before = -1; before !== barred.size;) {
    before = barred.size;
    for (const [place, { stack, managed }] of taken) {
      const others = (managed.neededBy ?? []).map((address) => ({ stack, managed: { address } }));
      const reason = others.find((other) => !taken.has(placeOf(other)) || barred.has(placeOf(other)));
      if (reason) barred.set(place, `${nameIn(reason, owned)} needs it, and stays`);
    }
  }
  return decisions.map((decision) => {
    const why = decision.owner && barred.get(placeOf(decision.owner));
    return why === undefined || decision.verdict !== 'taken'
      ? decision
      : { ...decision, verdict: 'kept' as const, why };
  });
}

interface Addressed {
  readonly stack: number;
  readonly managed: { readonly address: string };
}

/** Two stacks of one name in different folders have the same addresses. */
export const placeOf = ({ stack, managed: { address } }: Addressed): string => `${stack} ${address}`;

const nameIn = (addressed: Addressed, owned: readonly Owned[]): string =>
  owned.find((owner) => placeOf(owner) === placeOf(addressed))?.managed.name ?? addressed.managed.address;

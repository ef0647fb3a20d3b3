import { expect } from '@jest/globals';
import { create, hasDue, read, remove, update } from '../../../provider/model/index.js';
import { accessToken } from '../../../provider/resources/access-token.js';
import { FakeClock } from '../../emulator/fake-clock.js';
import { connected } from '../service/connected.js';

/** In seconds. */
export const day = 24 * 60 * 60;
const name = 'pipeline';

interface State {
  readonly accessTokenId: string;
  readonly secret: string;
  readonly expiresTime: string;
  readonly previous?: readonly { readonly accessTokenId: string; readonly deleteAfter: string }[];
}

interface Policy {
  readonly beforeDays: number;
  readonly overlapDays?: number;
}

/** A program with one token that is rotated, on a service and in a time of its own. */
export async function rotated(rotation: Policy) {
  const clock = new FakeClock('2026-03-01T12:00:00.000Z');
  const at = await connected({ emulator: { clock }, timeOfDay: () => clock.now().getTime() });
  const inputs = { name, rotation: { ...rotation } };
  let recorded = await create(accessToken, inputs, at.context);
  return {
    at,
    clock,
    get state() {
      return recorded.state as unknown as State;
    },
    /** What the service has, oldest first. */
    tokens: () => at.controls.getAccessTokens('local-user'),
    refresh: async () => {
      const state = await read(accessToken, recorded.id, recorded.state, at.context.fresh());
      if (state) recorded = { id: recorded.id, state };
    },
    /** What a plan says, to be carried out whenever. */
    plan: () => {
      const planned = recorded;
      return {
        isChange: hasDue(accessToken, planned.state),
        apply: async () => {
          if (!hasDue(accessToken, planned.state)) return;
          recorded = { id: recorded.id, state: await update(accessToken, planned, inputs, inputs, at.context) };
        },
      };
    },
    destroy: () => remove(accessToken, recorded, {}, at.context),
    [Symbol.asyncDispose]: () => at[Symbol.asyncDispose](),
  };
}
type Rotated = Awaited<ReturnType<typeof rotated>>;

const timeOf = (text: string): number => Date.parse(text);

/** Somebody who comes by now and then, and remembers what he saw. */
export class Visitor {
  readonly secrets = new Map<string, string>();
  readonly #promises = new Map<string, number>();
  readonly #token: Rotated;

  constructor(token: Rotated) {
    this.#token = token;
    this.look();
  }

  look(): void {
    const { state, tokens, clock } = this.#token;
    const now = clock.now().getTime();
    const there = tokens().map(({ id }) => id);
    for (const { accessTokenId, deleteAfter } of state.previous ?? [])
      this.#promises.set(accessTokenId, timeOf(deleteAfter));

    // Nothing is lost and nothing is left over.
    expect(there).toEqual([...(state.previous ?? []).map(({ accessTokenId }) => accessTokenId), state.accessTokenId]);
    expect(timeOf(state.expiresTime)).toBeGreaterThan(now);
    // What was to stay for a while has stayed.
    const promised = [...this.#promises].filter(([, until]) => until > now).map(([id]) => id);
    expect(there).toEqual(expect.arrayContaining(promised));
    // A token has the secret that it was made with.
    expect(state.secret).toBe(this.secrets.get(state.accessTokenId) ?? state.secret);
    this.secrets.set(state.accessTokenId, state.secret);
  }
}

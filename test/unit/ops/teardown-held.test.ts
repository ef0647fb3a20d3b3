import { describe, expect, it } from '@jest/globals';
import { sourceRepository } from '../../../provider/resources/source-repository.js';
import type { Estate, Thing } from '../../../provider/ops/estate/thing.js';
import { bound } from '../../../provider/ops/teardown/bound.js';
import type { Decision } from '../../../provider/ops/teardown/decide.js';
import { heldByOthers } from '../../../provider/ops/teardown/held.js';
import type { Weighed } from '../../../provider/ops/teardown/weigh.js';

const thing = (kind: Thing['kind'], id: string): Thing => ({
  kind,
  id,
  name: id.split('/').at(-1) ?? id,
  spaceName: 'acme',
  projectName: 'lab',
  parentId: id.split('/').slice(0, -1).join('/'),
  properties: {},
});

/** Taken, by a stack that says what needs it. */
const owned = (of: Thing, neededBy: readonly string[] = [], stack = 0): Decision => ({
  thing: of,
  verdict: 'taken',
  why: 'asked for',
  owner: {
    stack,
    label: 'dev',
    thing: of,
    managed: {
      ...{ address: `urn:${of.name}`, name: of.name, resource: sourceRepository, id: of.id, neededBy },
      ...{ inputs: {}, state: {}, secrets: new Set<string>(), settings: {} },
      ...{ isProtected: false, isReplaced: false, isExternal: false },
    },
  },
});

const weighed = (decision: Decision, loses?: string): Weighed => ({
  decision,
  seen: {},
  ...(loses !== undefined && { loses }),
});

const estateOf = (...things: readonly Thing[]): Estate => ({ spaceName: 'acme', things, unread: [] });

const lab = thing('project', 'acme/lab');
const web = thing('repository', 'acme/lab/web');
const desk = thing('environment', 'acme/lab/desk');

describe('what is held', () => {
  it('holds what it needs, and the project that it is in', () => {
    const taken = [weighed(owned(lab)), weighed(owned(web, ['urn:desk'])), weighed(owned(desk), 'a session is open')];
    const held = heldByOthers({ taken, estate: estateOf(lab, web, desk), includeData: false });

    expect(Object.fromEntries(held)).toEqual({
      'repository acme/lab/web': { why: 'desk needs it, and stays', release: '--include-data' },
      'project acme/lab': {
        why: 'it holds the repository web, which stays, and 1 more that stay',
        release: '--include-data',
      },
    });
  });

  it('is nothing where data may go', () => {
    const taken = [weighed(owned(lab)), weighed(owned(desk), 'a session is open')];
    expect(heldByOthers({ taken, estate: estateOf(lab, desk), includeData: true }).size).toBe(0);
  });

  it('holds what was only to go with it', () => {
    const implied = { thing: desk, verdict: 'taken' as const, why: 'it goes with the project', isImplied: true };
    const taken = [weighed(owned(lab)), weighed(owned(web), 'it holds code'), weighed(implied)];
    const held = heldByOthers({ taken, estate: estateOf(lab, web, desk), includeData: false });

    expect(held.get('environment acme/lab/desk')).toEqual({
      why: 'it goes with the project lab, and it holds the repository web, which a guard holds',
      release: '--include-data',
    });
  });
});

describe('what a stack keeps', () => {
  it('keeps what it needs in that stack, and nothing that has the same address in another', () => {
    const kept = { ...owned(desk), verdict: 'kept' as const };
    const [needed, other] = bound(
      [
        owned(web, ['urn:desk']),
        owned(thing('repository', 'acme/lab/other'), ['urn:pen'], 1),
        kept,
        {
          ...owned(thing('token', 'pen'), [], 1),
        },
      ],
      [],
    );

    expect([needed?.verdict, needed?.why]).toEqual(['kept', 'urn:desk needs it, and stays']);
    expect(other?.verdict).toBe('taken');
  });
});

import type { Member, Shape } from './contract-types.js';

interface MemberFacts {
  readonly shape: string;
  readonly required: boolean;
  readonly location?: 'path' | 'query';
  readonly idempotencyToken?: boolean;
}
type MembersFacts = Readonly<Record<string, MemberFacts>>;
interface ShapeFacts {
  readonly type: Shape['type'];
  readonly item?: string;
  readonly members?: MembersFacts;
}
interface ActionFacts {
  readonly request: MembersFacts;
  readonly response: MembersFacts;
}

/** A contract as it is generated: its shapes stand apart, and members name them. */
interface ContractFacts {
  readonly operations: Readonly<Record<string, ActionFacts>>;
  readonly shapes: Readonly<Record<string, ShapeFacts>>;
}

/** A contract with its shapes in place. */
interface Resolved {
  readonly actions: Readonly<Record<string, unknown>>;
  readonly structures: Readonly<Record<string, Readonly<Record<string, Member>>>>;
}

/** Puts the shapes of a contract where they are named: in its actions, and in its structures. */
export function resolve({ operations, shapes }: ContractFacts): Resolved {
  const resolved = new Map<string, Shape>();

  function shapeNamed(name: string): Shape {
    const known = resolved.get(name);
    if (known) return known;
    const facts = shapes[name];
    if (!facts) throw new Error(`The contract has no shape ${name}.`);
    const shape = {
      ...facts,
      ...(facts.item !== undefined && { item: shapeNamed(facts.item) }),
      ...(facts.members && { name, members: membersOf(facts.members) }),
    } as Shape;
    resolved.set(name, shape);
    return shape;
  }

  function membersOf(facts: MembersFacts): Readonly<Record<string, Member>> {
    return Object.fromEntries(
      Object.entries(facts).map(([name, { shape, ...rest }]) => [name, { name, ...rest, shape: shapeNamed(shape) }]),
    );
  }

  const actions = Object.entries(operations).map(([name, { request, response, ...rest }]) => {
    const action = { name, ...rest, request: membersOf(request), response: membersOf(response) };
    return [name, action] as const;
  });
  const structures = Object.entries(shapes).map(([name, { members = {} }]) => [name, membersOf(members)] as const);
  return { actions: Object.fromEntries(actions), structures: Object.fromEntries(structures) };
}

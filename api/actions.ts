import type { Member, Shape } from './contract-types.js';

interface MemberFacts {
  readonly shape: string;
  readonly required: boolean;
  readonly location?: 'path' | 'query';
  readonly idempotencyToken?: boolean;
}
interface ShapeFacts {
  readonly type: Shape['type'];
  readonly item?: string;
  readonly members?: Readonly<Record<string, MemberFacts>>;
}
interface ActionFacts {
  readonly request: Readonly<Record<string, MemberFacts>>;
  readonly response: Readonly<Record<string, MemberFacts>>;
}

/** A contract as it is generated: its shapes stand apart, and members name them. */
interface ContractFacts {
  readonly operations: Readonly<Record<string, ActionFacts>>;
  readonly shapes: Readonly<Record<string, ShapeFacts>>;
}

/** The actions of a contract by name, with their shapes in place. */
export function actionsOf({ operations, shapes }: ContractFacts): Readonly<Record<string, unknown>> {
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

  function membersOf(facts: Readonly<Record<string, MemberFacts>>): Readonly<Record<string, Member>> {
    return Object.fromEntries(
      Object.entries(facts).map(([name, { shape, ...rest }]) => [name, { name, ...rest, shape: shapeNamed(shape) }]),
    );
  }

  return Object.fromEntries(
    Object.entries(operations).map(([name, { request, response, ...rest }]) => [
      name,
      { name, ...rest, request: membersOf(request), response: membersOf(response) },
    ]),
  );
}

import type { Member, Shape as ApiShape } from '../../api/contract-types.js';
import type { Shape } from './shape.js';
import { list, optional, required, structure } from './structure.js';
import { flag, instant, oneOf, text, whole } from './values.js';

function shapeOf(shape: ApiShape): Shape<unknown> {
  switch (shape.type) {
    case 'string':
      return shape.enum ? oneOf(shape.enum) : text(shape);
    case 'integer':
      return whole(shape);
    case 'boolean':
      return flag;
    case 'timestamp':
      return shape.format === 'unixTimestamp' ? whole({ min: 0 }) : instant;
    case 'list':
      return list(shapeOf(shape.item), shape);
    case 'structure':
      return structure(
        Object.fromEntries(
          Object.values(shape.members).map((member) => [
            member.name,
            member.required ? required(shapeOf(member.shape), '') : optional(shapeOf(member.shape), ''),
          ]),
        ),
      );
  }
}

/** What the contract says that a member may be. */
export const like = <Value>(member: Member<Value>): Shape<Value> => shapeOf(member.shape) as Shape<Value>;

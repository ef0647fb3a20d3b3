import type { AnyResource, Shape } from '../model/index.js';
import { member } from '../model/index.js';
import { type Attribute, attributeOf } from './attribute.js';
import type { Words } from './words.js';

/** A duration as Go writes it. */
const duration = { type: 'string', pattern: String.raw`(?:\d+(?:\.\d+)?(?:ms|s|m|h))+` } as const satisfies Shape;

const texts = {
  create: 'How long making it may take.',
  update: 'How long a change may take.',
  delete: 'How long its deletion may take.',
};

/** `timeouts`, for resources whose making goes on after it was begun. */
export function timeoutsAttribute({ type, lifecycle }: AnyResource, words: Words): readonly Attribute[] {
  if (!lifecycle.settle) return [];
  const operations = lifecycle.update ? (['create', 'update', 'delete'] as const) : (['create', 'delete'] as const);
  const members = Object.fromEntries(operations.map((name) => [name, member(name, duration)]));
  const shape: Shape = { type: 'structure', name: `${type}Timeouts`, members };
  return [
    attributeOf('timeouts', shape, {
      use: 'optional',
      sensitive: false,
      description: 'How long operations may take, such as `30m` or `1h30m`; 20 minutes if left out.',
      members: texts,
      words,
    }),
  ];
}

const seconds: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** The seconds of a duration such as `1h30m`. */
export const secondsIn = (text: string): number =>
  [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (seconds[unit ?? ''] ?? 0),
    0,
  );

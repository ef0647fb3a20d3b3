import { z } from 'zod';
import { keyOf, kinds } from '../../estate/thing.js';
import type { Judged } from '../standing.js';
import type { Survey } from '../survey.js';
import { textOf } from '../text-of.js';

const text = z.string();

/** `inventory.json`, and what the other forms of the inventory are made of. */
export const inventoryShape = z.strictObject({
  version: z.literal(1).describe('The version of this form: 1.'),
  space: text,
  items: z.array(
    z.strictObject({
      kind: z.enum(kinds),
      id: text.describe('As the resource of its kind is imported; unique within its kind.'),
      name: text.describe('What people know it by.'),
      project: text.optional().describe('The name of the project that it is in.'),
      parent: text.optional().describe('The id of the thing that it is in.'),
      standing: z
        .enum(['declared', 'managed', 'listed', 'skipped'])
        .describe(
          'declared: the program has it. managed: a stack has it. listed: there is no use in declaring it. skipped: it could not be taken.',
        ),
      why: text.optional().describe('Why it is not declared, in words.'),
      logicalName: text.optional().describe('What the program calls it.'),
      creator: text.optional().describe('Who made it, as far as the service tells.'),
      cloneUrl: text.optional().describe('Of a repository: where it is cloned from.'),
      isLinked: z.boolean().optional().describe('Of a repository: whether it lives with a third party.'),
      properties: z
        .record(z.string(), z.json())
        .describe("What the service's list tells of it, by the names of the API."),
    }),
  ),
  unread: z
    .array(z.strictObject({ what: text, why: text }))
    .describe('The parts of the space that could not be read: what is in them is not known.'),
});

export type Inventory = z.output<typeof inventoryShape>;
export type InventoryItem = Inventory['items'][number];

/** Everything that was found, with what becomes of it. */
export const inventoryOf = (
  { spaceName, unread }: Survey,
  judged: readonly Judged[],
  names: ReadonlyMap<string, string>,
): Inventory => ({
  version: 1,
  space: spaceName,
  items: judged.map((one) => itemOf(one, names)),
  unread: unread.map(({ what, problem }) => ({ what, why: problem.message })),
});

function itemOf({ finding, standing }: Judged, names: ReadonlyMap<string, string>): InventoryItem {
  const { thing, creator, cloneUrl, isLinked } = finding;
  const { kind, id, name, projectName, parentId, properties } = thing;
  const logicalName = standing.is === 'declared' ? names.get(keyOf(thing)) : undefined;
  const made = creator ?? (typeof properties.creatorId === 'string' ? properties.creatorId : undefined);
  return {
    kind,
    id,
    name,
    ...(projectName !== undefined && { project: projectName }),
    ...(parentId !== undefined && { parent: parentId }),
    standing: standing.is,
    ...(standing.is !== 'declared' && { why: standing.why }),
    ...(logicalName !== undefined && { logicalName }),
    ...(made !== undefined && { creator: made }),
    ...(cloneUrl !== undefined && { cloneUrl }),
    ...(isLinked !== undefined && { isLinked }),
    properties: inOrder(properties) as InventoryItem['properties'],
  };
}

const inOrder = (values: object): object =>
  Object.fromEntries(Object.entries(values).toSorted(([one], [other]) => (one < other ? -1 : 1)));

/** The time at which it was made, and at which it was last changed, as far as its list tells. */
export const timesOf = ({
  properties,
}: Pick<InventoryItem, 'properties'>): { readonly created: string; readonly changed: string } => ({
  created: firstText(properties, ['createdTime', 'startedTime', 'startTime']),
  changed: firstText(properties, ['lastUpdatedTime']),
});

const firstText = (values: Readonly<Record<string, unknown>>, names: readonly string[]): string =>
  names.map((name) => values[name]).find((value) => typeof value === 'string') ?? '';

export const inventoryJson = (inventory: Inventory): string =>
  `${JSON.stringify(inventoryShape.parse(inventory), null, 2)}\n`;

/** The id of the repository whose file a workflow comes from. */
export const workflowHome = ({ parent = '', properties: { sourceRepositoryName } }: InventoryItem): string =>
  `${parent}/${textOf(sourceRepositoryName)}`;

/** The ids of the repositories that an environment has cloned. */
export function clonedBy({ parent = '', properties: { repositories } }: InventoryItem): readonly string[] {
  if (!Array.isArray(repositories)) return [];
  return repositories.flatMap((item) => {
    const name = typeof item === 'object' && item !== null && !Array.isArray(item) ? item.repositoryName : undefined;
    return typeof name === 'string' ? [`${parent}/${name}`] : [];
  });
}

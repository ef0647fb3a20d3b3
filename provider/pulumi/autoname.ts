import { randomBytes } from 'node:crypto';
import type { AnyResource, Values, Violation } from '../model/index.js';
import { proto } from './proto.js';

/** Marks inputs whose name was made here: a replacement then gets a new name, and can be made before the old one goes. */
export const autonamedKey = '__autonamed';
const suffixDigits = 7;

interface Named {
  readonly inputs: Values;
  readonly violations: readonly Violation[];
}

/** The property that carries the resource's name, if a name can be made for it. */
const nameProperty = (resource: AnyResource): string | undefined =>
  Object.entries(resource.inputs).find(([, { autoname }]) => autoname)?.[0];

/** Gives the resource a name where the program does not: the one it has, the one the engine proposes, or its own with a random end. */
export function autonamed(resource: AnyResource, given: Values, olds: Values, request: proto.CheckRequest): Named {
  const property = nameProperty(resource);
  if (property === undefined || (given[property] ?? null) !== null) return { inputs: given, violations: [] };
  if (olds[autonamedKey] !== true && (olds[property] ?? null) !== null) {
    const reason = `${property} is left out now, and a name made up in its place would replace this ${resource.type}; set it as it was`;
    return { inputs: given, violations: [{ path: [property], reason }] };
  }
  const name = olds[autonamedKey] === true ? olds[property] : newName(resource, property, request);
  if (name === undefined) {
    const reason = `${property} is required, as automatic names are switched off by pulumi:autonaming`;
    return { inputs: given, violations: [{ path: [property], reason }] };
  }
  return { inputs: { ...given, [property]: name, [autonamedKey]: true }, violations: [] };
}

function newName(resource: AnyResource, property: string, request: proto.CheckRequest): string | undefined {
  const proposal = request.getAutonaming();
  const { ENFORCE, DISABLE } = proto.CheckRequest.AutonamingOptions.Mode;
  if (proposal?.getMode() === DISABLE) return undefined;
  const shape = resource.inputs[property]?.shape;
  const longest = shape?.type === 'string' ? (shape.max ?? Infinity) : Infinity;
  if (proposal) {
    const proposed = proposal.getProposedName();
    return proposal.getMode() === ENFORCE || [...proposed].length <= longest ? proposed : stem(proposed, longest);
  }
  return `${stem(request.getName(), longest - suffixDigits - 1)}-${suffix(request.getRandomseed_asU8())}`;
}

/** The beginning of a name, counted as the service counts; it takes no name with a separator at the end, or two in a row. */
const stem = (name: string, longest: number): string =>
  [...name]
    .slice(0, longest)
    .join('')
    .replace(/[-_. ]+$/, '');

/** The engine's seed makes the same name in preview and update. */
const suffix = (seed: Uint8Array): string =>
  Buffer.from(seed.length > 0 ? seed : randomBytes(suffixDigits))
    .toString('hex')
    .slice(0, suffixDigits);

import { kinds, resourceTypes } from '../estate/thing.js';
import { resources } from '../../registry.js';
import type { Adoptable, Managed, Stack } from '../stacks/stack.js';
import type { Finding } from './findings.js';
import { hidden } from './judge.js';
import { isDrift, type ReportedProperty, type UnmanagedThing } from './report.js';

/** How a finding is put right: commands of its stack, and remarks that begin with `#`. Nothing is done here. */
export function mendLines({ subject: { stack, managed }, reported }: Finding): readonly string[] {
  const { verdict, properties, address } = reported;
  if (!isDrift(verdict)) return [];
  const restore = stack.restoreCommand(address);
  const accept = stack.acceptCommand(address);
  switch (verdict) {
    case 'gone':
      return [
        '# To make it again:',
        restore,
        '# Or, if it is to stay away, take it out of the program, and then:',
        accept,
      ];
    case 'recreated':
      return [
        '# What is there under its name is another one. To go on with that:',
        accept,
        ...toKeep(properties, stack),
      ];
    case 'due':
      return ['# To do what is due:', restore];
    case 'expired':
      return [
        `# ${managed.name} has expired: declare another ${stack.written('expiresTime')}, or a rotation, and then:`,
        restore,
      ];
    case 'broken':
      return ['# It is beyond use; another is made in its place by:', ...released(stack, managed), restore];
    default:
      return [...toRestore(properties, stack, managed), ...toKeep(properties, stack), accept];
  }
}

function toRestore(properties: readonly ReportedProperty[], stack: Stack, managed: Managed): string[] {
  const restore = stack.restoreCommand(managed.address);
  const replaced = properties.filter(({ effect }) => effect === 'replace').map(({ path }) => path);
  if (replaced.length === 0) return ['# To make it as it is declared:', restore];
  const { loses } = managed.resource;
  const lost = loses === undefined ? '' : `, with the loss of ${loses}`;
  const title = `# To make it as it is declared, which replaces it (${replaced.join(', ')})${lost}:`;
  return [title, ...released(stack, managed), restore];
}

/** The step without which the guard refuses to replace what holds data: it goes by what was applied before. */
function released(stack: Stack, { resource, address, state, settings }: Managed): string[] {
  const isReleased = state.forceDestroy === true || settings.forceDestroy === true;
  if (resource.loses === undefined || isReleased || !('forceDestroy' in resource.options)) return [];
  return [
    `#   declare ${stack.written('forceDestroy', true)} on it in the program, and apply that first, as a guard holds it otherwise:`,
    stack.applyCommand(address),
    '# and then:',
  ];
}

function toKeep(properties: readonly ReportedProperty[], stack: Stack): string[] {
  if (properties.length === 0) return [];
  const lines = properties.map(({ path, actual }) =>
    actual === undefined
      ? `#   leave out ${stack.written(path)}`
      : `#   ${actual === hidden ? `${stack.written(path)} (a secret)` : stack.written(path, actual)}`,
  );
  return ['# To keep it as it is, declare in the program what is there:', ...lines, '# and then:'];
}

/** The commands that bring things under a stack, each under a name of its own. */
export function importLines(
  things: readonly UnmanagedThing[],
  stack: Stack,
  taken: Iterable<string>,
): readonly string[] {
  const used = new Set(taken);
  const adoptable = things.flatMap(({ kind, id, name }): Adoptable[] => {
    const type = kinds.filter((known) => known === kind).map((known) => resourceTypes[known])[0];
    const resource = resources.find((one) => one.type === type);
    return resource ? [{ resource, id, name: freeName(name, kind, used) }] : [];
  });
  return stack.adoptCommands(adoptable);
}

/** A name for programs: letters, digits and hyphens, told apart by its kind and then by a number. */
function freeName(name: string, kind: string, used: Set<string>): string {
  const plain = name.replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || kind;
  const candidates = [plain, `${plain}-${kind}`];
  for (let count = 2; ; count += 1) {
    const free = candidates.find((candidate) => !used.has(candidate));
    if (free !== undefined) {
      used.add(free);
      return free;
    }
    candidates.push(`${plain}-${kind}-${count}`);
  }
}

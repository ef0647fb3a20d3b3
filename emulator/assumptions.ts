/** A choice that nobody documented: what there is to choose from or how much, what it is unless told otherwise, and what it means. */
interface Choice<Value> {
  readonly usual: Value;
  readonly others: readonly Value[] | 'any from 0';
  readonly meaning: string;
}

/** What the emulator had to assume, and lets be told otherwise. Quotas and durations are told apart from these. */
export interface Assumptions {
  readonly missing: 'access-denied' | 'not-found';
  readonly blankInProjectName: '-' | '_' | '.' | '';
  readonly pageTokenSeconds: number;
}

/** The choices, as the table of behaviours shows them. */
export const choices: { readonly [Name in keyof Assumptions]: Choice<Assumptions[Name]> } = {
  missing: {
    usual: 'access-denied',
    others: ['not-found'],
    meaning:
      "What is answered for a thing that does not exist or is another user's: 403 AccessDeniedException, as clients saw it, or 404 ResourceNotFoundException, as documented.",
  },
  blankInProjectName: {
    usual: '-',
    others: ['_', '.', ''],
    meaning: 'What stands in the name of a project where its display name has a blank.',
  },
  pageTokenSeconds: {
    usual: 24 * 3600,
    others: 'any from 0',
    meaning: 'How long the token of a further page is good; an older one answers 400 ValidationException.',
  },
};

/** The assumptions that were given, the rest as usual. */
export function readAssumptions(given: Partial<Assumptions> = {}): Assumptions {
  const usual = Object.fromEntries(Object.entries(choices).map(([name, choice]) => [name, choice.usual]));
  const assumptions = { ...usual, ...given } as unknown as Assumptions;
  for (const [name, value] of Object.entries(assumptions)) check(name, value);
  return assumptions;
}

function check(name: string, value: unknown): void {
  const choice: Choice<unknown> | undefined = Object.hasOwn(choices, name)
    ? choices[name as keyof Assumptions]
    : undefined;
  if (!choice) throw new TypeError(`There is no assumption ${name}; these are: ${Object.keys(choices).join(', ')}.`);
  const { usual, others } = choice;
  if (others === 'any from 0') {
    if (typeof value !== 'number' || !(value >= 0)) throw new RangeError(`The assumption ${name} is a number from 0.`);
    return;
  }
  if ([usual, ...others].includes(value)) return;
  const known = [usual, ...others].map((other) => JSON.stringify(other)).join(', ');
  throw new RangeError(`The assumption ${name} is one of ${known}, and not ${JSON.stringify(value)}.`);
}

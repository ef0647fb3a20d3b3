import { UsageError } from '../../ops/cli/command.js';

/** What variables of the environment were before they were set up, by name; null when they were not set. */
type Before = Readonly<Record<string, string | null>>;

/** What a shell is to do: set a variable, or unset it where there is no value. */
export type Changes = ReadonlyMap<string, string | undefined>;

/** The shell itself keeps what it had, so that it gets all of it back; secrets stay where they were. */
const marker = 'CODECATALYST_EMULATOR_BEFORE';

/** The variables of a shell, without what an earlier set-up put there. */
export function environmentBefore(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const before = beforeOf(environment) ?? {};
  return {
    ...environment,
    ...Object.fromEntries(Object.entries(before).map(([name, value]) => [name, value ?? undefined])),
  };
}

/** What sets a shell up with these variables; doing it again, for another emulator too, forgets nothing. */
export function setUp(variables: Readonly<Record<string, string>>, environment: NodeJS.ProcessEnv): Changes {
  const known = environmentBefore(environment);
  const before = Object.fromEntries(Object.keys(variables).map((name) => [name, known[name] ?? null]));
  return new Map([...putBack(environment), ...Object.entries(variables), [marker, JSON.stringify(before)]]);
}

/** What gives a shell back what it had before it was set up; nothing when it was not. */
export function putBack(environment: NodeJS.ProcessEnv): Changes {
  const before = beforeOf(environment);
  if (!before) return new Map();
  return new Map([
    ...Object.entries(before).map(([name, value]) => [name, value ?? undefined] as const),
    [marker, undefined],
  ]);
}

function beforeOf({ [marker]: text }: NodeJS.ProcessEnv): Before | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    return JSON.parse(text) as Before;
  } catch {
    throw new UsageError(
      `The variable ${marker} is spoilt, which this command has set. Unset it, or open a new shell.`,
    );
  }
}

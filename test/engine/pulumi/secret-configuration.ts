import type { Planted } from './leaks.js';
import type { Program } from './program.js';
import type { WatchedStack } from './watched-stack.js';

/** Values for the secrets of a program, with signs that every form writes in its own way, as far as each property takes them. */
export const secretsOf = (bird: string) => ({
  purpose: `${bird} at 50% = $7 & a/b+c?`,
  about: `Say "${bird}" \\ / + 100% ü 🦊\nand a second line of ${bird}`,
  nick: `${bird}.of.the-bench`,
});

/** Tokens of the provider, for the configuration and for a provider of the program's own. A header can carry them. */
export const logins = { login: 'The"default\\login/1+2%3', theirLogin: 'Their"own\\login/4+5%6' };

/** A program that takes secrets of these names from the configuration of its stack. */
export const taking = (names: readonly string[], program: Program): Program => ({
  ...program,
  text: `configuration: ${JSON.stringify(Object.fromEntries(names.map((name) => [name, { type: 'string', secret: true }])))}\n`,
});

/** Puts secrets into the configuration of the stack; `login` is the token of the provider, and the tokens are good ones. */
export async function configure({ stack }: WatchedStack, secrets: Planted): Promise<void> {
  const keys: Readonly<Record<string, string>> = { login: 'codecatalyst:token' };
  const flags = Object.entries(secrets).flatMap(([name, value]) => ['--secret', `${keys[name] ?? name}=${value}`]);
  await stack.pulumi(['config', 'set-all', ...flags]);
  for (const token of Object.values(logins)) stack.emulator.controls.putToken(token, 'local-user');
}

/** The same secrets under names that tell them from others. */
export const called = (prefix: string, secrets: Planted): Planted =>
  Object.fromEntries(Object.entries(secrets).map(([name, value]) => [`${prefix} ${name}`, value]));

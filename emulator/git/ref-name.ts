// The rules of `git check-ref-format --branch`, and of file systems: a ref is a file, and is locked by one with `.lock` behind.
const problems: readonly (readonly [RegExp, string])[] = [
  [/^$/, 'is empty'],
  [/[\u0000-\u0020\u007f~^:?*[\\]/, 'holds a blank, a control character or one of ~^:?*[\\'],
  [/\.\./, 'holds two dots in a row'],
  [/@\{/, 'holds @{'],
  [/^\/|\/\/|\/$/, 'begins or ends with a slash, or holds two in a row'],
  [/(?:^|\/)\./, 'has a part that begins with a dot'],
  [/\.$/, 'ends with a dot'],
  [/\.lock(?:\/|$)/, 'has a part that ends with .lock'],
];

/** What a branch cannot be called besides, though Git would keep such a ref. */
const problemsOfBranches: typeof problems = [
  [/^-/, 'begins with a hyphen'],
  [/^HEAD$/, 'is HEAD, which Git has another use for'],
];

/** The bytes of a file's name that are left when `.lock` is behind it. */
const longestPart = 250;

/** What keeps a text from being the name of a branch, in words that follow the name; undefined when nothing does. */
export function problemOfBranchName(name: string): string | undefined {
  return problemOfRefName(name) ?? firstOf(problemsOfBranches, name);
}

/** The same for what follows `refs/` in the name of a ref of any kind, which Git made of a push. */
export function problemOfRefName(name: string): string | undefined {
  if (!name.isWellFormed()) return 'is no well-formed Unicode';
  const found = firstOf(problems, name);
  if (found !== undefined) return found;
  const tooLong = name.split('/').some((part) => Buffer.byteLength(part) > longestPart);
  return tooLong ? `has a part of more than ${String(longestPart)} bytes` : undefined;
}

const firstOf = (known: typeof problems, name: string): string | undefined =>
  known.find(([pattern]) => pattern.test(name))?.[1];

/** Whether one of some branches has a name, or is a folder where that is a file, or the other way round. */
export function standsInTheWay(name: string, branches: Iterable<string>): boolean {
  for (const branch of branches) {
    if (`${branch}/`.startsWith(`${name}/`) || `${name}/`.startsWith(`${branch}/`)) return true;
  }
  return false;
}

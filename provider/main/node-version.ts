const needed = [22, 13] as const;

/** Why this Node cannot run a program of ours, named as it begins a sentence, in one line that says what to do; undefined if it can. */
export function unfitNode(program: string, version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return undefined;
  return `${program} needs Node ${needed.join('.')} or newer, and was started with ${version}: put a newer node first on PATH.`;
}

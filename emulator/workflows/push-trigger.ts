/** What a push must be like to start a run. Patterns are regular expressions that hold for the whole of a name or path. */
export interface PushTrigger {
  /** Of branches; any when absent. */
  readonly branches?: readonly RegExp[];
  /** Of the files that the push changes; any when absent. */
  readonly filesChanged?: readonly RegExp[];
}

/** Whether a trigger waits for a push to a branch; the changed files are asked for only where that says something. */
export function waitsFor(
  { branches, filesChanged }: PushTrigger,
  branch: string,
  changed: () => readonly string[],
): boolean {
  if (branches && !branches.some((pattern) => pattern.test(branch))) return false;
  return filesChanged === undefined || changed().some((path) => filesChanged.some((pattern) => pattern.test(path)));
}

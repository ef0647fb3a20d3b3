import type { Assumptions } from './assumptions.js';

/** The name that a project gets for its display name, which may have blanks where a name has none. */
export function projectName(displayName: string, { blankInProjectName }: Assumptions): string {
  return displayName.replaceAll(' ', blankInProjectName);
}

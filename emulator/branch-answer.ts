import type { BranchMembers } from './storage/branch-store.js';

/** A branch as CreateSourceRepositoryBranch and the list answer it. */
export function branchAnswer({ name, headCommitId, lastUpdatedTime }: BranchMembers) {
  return { ref: `refs/heads/${name}`, name, headCommitId, lastUpdatedTime };
}

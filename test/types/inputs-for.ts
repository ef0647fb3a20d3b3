// The promise of `InputsFor` to tests and examples: exactly what a program may and must set. Nothing here runs.
import type { AnyResource, InputsFor } from '../../provider/model/index.js';
import type { branch } from '../../provider/resources/branch.js';
import type { project } from '../../provider/resources/project.js';
import type { sourceRepository } from '../../provider/resources/source-repository.js';

type Same<A, B> = [A, B] extends [B, A] ? true : false;
const holds = <Claim extends true>(claim: Claim): Claim => claim;

type ProjectInputs = InputsFor<typeof project>;
type BranchInputs = InputsFor<typeof branch>;
type RepositoryInputs = InputsFor<typeof sourceRepository>;

holds<
  Same<
    ProjectInputs,
    { spaceName: string; displayName: string; description?: string | undefined; forceDestroy?: boolean | undefined }
  >
>(true);
holds<Same<keyof RepositoryInputs, 'spaceName' | 'projectName' | 'name' | 'description' | 'forceDestroy'>>(true);
holds<
  Same<
    keyof BranchInputs,
    'spaceName' | 'projectName' | 'sourceRepositoryName' | 'name' | 'startCommitId' | 'forceDestroy'
  >
>(true);
// @ts-expect-error -- the claim is wrong, and so the judge of claims is right
holds<Same<ProjectInputs, { spaceName: string }>>(true);

/** A row for each input: what it changes to, and what that asks for. */
type Changes<R extends AnyResource> = {
  readonly [Name in keyof Required<InputsFor<R>>]: readonly [Required<InputsFor<R>>[Name], 'update' | 'replace'];
};

const complete = {
  spaceName: ['umbrella', 'replace'],
  displayName: ['Shop', 'replace'],
  description: ['The shop', 'update'],
  forceDestroy: [true, 'update'],
} as const;
complete satisfies Changes<typeof project>;

const { description: _untested, ...incomplete } = complete;
// @ts-expect-error -- nobody says what a change of the description asks for
incomplete satisfies Changes<typeof project>;
// @ts-expect-error -- a description is text
({ ...complete, description: [1, 'update'] }) satisfies Changes<typeof project>;

// Programs of tests are held to them.
const inputs: ProjectInputs = { spaceName: 'acme', displayName: 'Shop' };
export const wrong: readonly ProjectInputs[] = [
  inputs,
  // @ts-expect-error -- a project needs a display name
  { spaceName: 'acme' },
  // @ts-expect-error -- its name is made by the service
  { spaceName: 'acme', displayName: 'Shop', name: 'shop' },
  // @ts-expect-error -- a display name is text
  { spaceName: 'acme', displayName: 7 },
];

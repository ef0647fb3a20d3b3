import type { RequestOf } from '../../api/contract-types.js';
import { CreateDevEnvironment } from '../../api/operations.js';
import { operation } from '../operation.js';
import { ValidationException } from '../service-exception.js';
import type { Project } from '../storage/project-store.js';
import type { World } from '../world.js';

type Request = RequestOf<typeof CreateDevEnvironment>;

const sizes = [16, 32, 64];

function checkMembers({ persistentStorage, ides = [] }: Request): void {
  if (!sizes.includes(persistentStorage.sizeInGiB)) {
    throw new ValidationException(
      "1 validation error detected: Value at '/persistentStorage/sizeInGiB' failed to satisfy constraint: " +
        `Member must satisfy enum value set: [${sizes.join(', ')}]`,
    );
  }
  if (ides.length === 0) {
    throw new ValidationException('An IDE is required to create a Dev Environment: ides must have one item.');
  }
}

function checkRepositories(project: Project, { repositories: wanted = [] }: Request, world: World): void {
  const { repositories, branches } = world;
  for (const { repositoryName, branchName } of wanted) {
    const repository = repositories.find(project.spaceName, project.name, repositoryName);
    if (!repository) {
      throw new ValidationException(
        `Project ${project.name} has no source repository ${repositoryName}.`,
        'unknownRepository',
      );
    }
    if (branchName !== undefined && !branches.find(repository, branchName)) {
      throw new ValidationException(
        `The source repository ${repositoryName} has no branch ${branchName}.`,
        'unknownRepository',
      );
    }
  }
}

export const createDevEnvironment = operation(CreateDevEnvironment, {
  basis: {
    'goes by PENDING and STARTING to RUNNING': 'observed',
    'belongs to the user who creates it': 'documented',
    'takes 16, 32 or 64 GiB': 'documented',
    'an IDE must be provided': 'documented',
    'an empty list of IDEs is no IDE': 'assumed',
    'the same client token answers the same environment': 'documented',
    "a client token is the user's, and holds as long as the project, or until 10,000 others came": 'assumed',
    'a client token with other inputs answers 409 ConflictException': 'assumed: otherInputs',
    'stops after 15 minutes without activity unless told otherwise': 'assumed: defaultInactivityTimeoutMinutes',
    'an unknown repository or branch answers 400 ValidationException': 'assumed: unknownRepository',
    'a repository without a branch is answered without one': 'assumed',
    'any VPC connection is taken, for the API does not know them': 'assumed',
    'aliases need not differ': 'assumed',
    'there is no quota unless the emulator is told one': 'assumed: quotas',
    'a quota answers 402 ServiceQuotaExceededException': 'documented',
    'a project that does not exist answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle(request, world) {
    const { projects, devEnvironments, clientTokens, assumptions, caller, write } = world;
    checkMembers(request);
    return write(() => {
      const project = projects.require(request.spaceName, request.projectName);
      return clientTokens.once({ operation: CreateDevEnvironment, caller, project, request }, () => {
        checkRepositories(project, request, world);
        const { spaceName, projectName, clientToken: _clientToken, ...members } = request;
        const {
          inactivityTimeoutMinutes = assumptions.defaultInactivityTimeoutMinutes,
          repositories = [],
          ...others
        } = members;
        const { alias, ides, vpcConnectionName, instanceType, persistentStorage } = others;
        const id = devEnvironments.create(project, caller, {
          instanceType,
          persistentStorage,
          inactivityTimeoutMinutes,
          repositories,
          ...(alias !== undefined && { alias }),
          ...(ides && { ides }),
          ...(vpcConnectionName !== undefined && { vpcConnectionName }),
        });
        return { spaceName, projectName, id, vpcConnectionName };
      });
    });
  },
});

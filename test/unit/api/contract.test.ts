import { describe, expect, it } from '@jest/globals';
import { contract } from '../../../api/contract.js';
import * as typedAccess from '../../../api/operations.js';
import { verdictOfBotocore } from './verdict-of-botocore.js';

const { operations, errorStatus } = typedAccess;

/** The case with one fact changed, or taken away where no value is given. */
function withFault(path: string, value: unknown): unknown {
  // Through JSON, so that a shape that many members share is changed in one place only.
  const parts = JSON.parse(JSON.stringify({ contract, operations, errorStatus })) as Record<string, unknown>;
  const steps = path.split('/');
  const last = steps.pop() ?? '';
  const holder = steps.reduce<Record<string, unknown>>((at, step) => at[step] as Record<string, unknown>, parts);
  expect(holder).toHaveProperty([last]);
  holder[last] = value;
  return parts;
}

// One planted fault a line: what is changed, to what, and what the judge must say of it, and nothing else.
const faults: [kind: string, path: string, value: unknown, difference: string][] = [
  ['a dropped action', 'contract/operations/VerifySession', undefined, 'contract.VerifySession: missing'],
  [
    'a dropped member',
    'contract/operations/CreateProject/request/description',
    undefined,
    'contract.CreateProject.request.description: missing',
  ],
  [
    'a dropped member of a structure',
    'contract/shapes/ProjectSummary/members/displayName',
    undefined,
    'contract.shapes.ProjectSummary.members.displayName: missing',
  ],
  [
    'another shape of a member',
    'contract/operations/CreateProject/response/name/shape',
    'String',
    'contract.CreateProject.response.name.shape: "String", but botocore has "NameString"',
  ],
  [
    'another maximum',
    'contract/shapes/InactivityTimeoutMinutes/max',
    1201,
    'contract.shapes.InactivityTimeoutMinutes.max: 1201, but botocore has 1200',
  ],
  ['another minimum', 'contract/shapes/NameString/min', 2, 'contract.shapes.NameString.min: 2, but botocore has 3'],
  [
    'another pattern',
    'contract/shapes/Uuid/pattern',
    '.*',
    'contract.shapes.Uuid.pattern: ".*", but botocore has "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"',
  ],
  [
    'required turned into optional',
    'contract/operations/CreateProject/request/displayName/required',
    false,
    'contract.CreateProject.request.displayName.required: false, but botocore has true',
  ],
  [
    'optional turned into required',
    'contract/operations/CreateProject/request/description/required',
    true,
    'contract.CreateProject.request.description.required: true, but botocore has false',
  ],
  [
    'another status',
    'contract/operations/CreateProject/status',
    200,
    'contract.CreateProject.status: 200, but botocore has 201',
  ],
  [
    'another method',
    'contract/operations/CreateProject/method',
    'POST',
    'contract.CreateProject.method: "POST", but botocore has "PUT"',
  ],
  [
    'another path',
    'contract/operations/CreateProject/path',
    '/v1/projects',
    'contract.CreateProject.path: "/v1/projects", but botocore has "/v1/spaces/{spaceName}/projects"',
  ],
  [
    'a dropped value of an enumeration',
    'contract/shapes/OperationType/enum',
    ['READONLY'],
    'contract.shapes.OperationType.enum: ["READONLY"], but botocore has ["READONLY", "MUTATION"]',
  ],
  [
    'a secret that is none any more',
    'contract/shapes/AccessTokenSecret/sensitive',
    undefined,
    'contract.shapes.AccessTokenSecret.sensitive: nothing, but botocore has true',
  ],
  [
    'a dropped idempotency token',
    'contract/operations/StartWorkflowRun/request/clientToken/idempotencyToken',
    undefined,
    'contract.StartWorkflowRun.request.clientToken.idempotencyToken: nothing, but botocore has true',
  ],
  [
    'a dropped location',
    'contract/operations/DeleteAccessToken/request/id/location',
    undefined,
    'contract.DeleteAccessToken.request.id.location: nothing, but botocore has "path"',
  ],
  [
    'other items of a page',
    'contract/operations/ListProjects/pages/items',
    'projects',
    'contract.ListProjects.pages.items: "projects", but botocore has "items"',
  ],
  [
    'a dropped limit of a page',
    'contract/operations/ListProjects/pages/limit',
    undefined,
    'contract.ListProjects.pages.limit: missing',
  ],
  [
    'another status of an error',
    'contract/errors/ServiceQuotaExceededException/status',
    429,
    'contract.errors.ServiceQuotaExceededException.status: 429, but botocore has 402',
  ],
  [
    'a dropped error of an action',
    'contract/operations/VerifySession/errors',
    [
      'AccessDeniedException',
      'ConflictException',
      'ResourceNotFoundException',
      'ServiceQuotaExceededException',
      'ThrottlingException',
    ],
    'contract.VerifySession.errors.ValidationException: missing',
  ],
  [
    'a dropped member in the typed access',
    'operations/GetDevEnvironment/response/ides/shape/item/members/runtime',
    undefined,
    'operations.GetDevEnvironment.response.ides.item.members.runtime: missing',
  ],
  [
    'another maximum in the typed access',
    'operations/CreateProject/request/displayName/shape/max',
    64,
    'operations.CreateProject.request.displayName.max: 64, but botocore has 63',
  ],
  [
    'another status in the typed access',
    'errorStatus/ConflictException',
    400,
    'errorStatus.ConflictException: 400, but botocore has 409',
  ],
];

describe('the contract', () => {
  it('says what botocore says, fact by fact', async () => {
    expect(await verdictOfBotocore([{ contract, operations, errorStatus }])).toEqual([
      {
        differences: [],
        operations: 38,
        shapes: 131,
        errors: 6,
        // Shapes are judged once each in the contract, and wherever they are used in the typed access.
        members: { contract: 388, operations: 395 },
        // The most that the service puts on a page; it does not say it of spaces.
        pageLimits: {
          ListAccessTokens: 10,
          ListDevEnvironmentSessions: 200,
          ListDevEnvironments: 50,
          ListEventLogs: 250,
          ListProjects: 100,
          ListSourceRepositories: 200,
          ListSourceRepositoryBranches: 50,
          ListSpaces: null,
          ListWorkflowRuns: 50,
          ListWorkflows: 100,
        },
      },
    ]);
  });

  it('is judged by someone who finds each planted fault', async () => {
    const verdicts = await verdictOfBotocore(faults.map(([, path, value]) => withFault(path, value)));

    const found = verdicts.map(({ differences }, index) => [faults[index]?.[0], differences]);
    expect(found).toEqual(faults.map(([kind, , , difference]) => [kind, [difference]]));
  });

  it('is reached by one name for each action', () => {
    const { operations: all, errorStatus: _, ...named } = typedAccess;
    expect(named).toEqual(all);
  });
});

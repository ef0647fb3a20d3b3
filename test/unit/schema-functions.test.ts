import { describe, expect, it } from '@jest/globals';
import { namesWhere, type ObjectType, type Property, schema } from './committed-schema.js';

// What each function asks for and takes beside that, and what it always tells and tells where there is something to tell.
const functions: Readonly<Record<string, Readonly<Record<'asks' | 'takes' | 'tells' | 'mayTell', readonly string[]>>>> =
  {
    getSpace: { asks: [], takes: ['name'], tells: ['name', 'regionName'], mayTell: ['displayName', 'description'] },
    getSpaces: { asks: [], takes: [], tells: ['spaces'], mayTell: [] },
    getSubscription: {
      asks: [],
      takes: ['spaceName'],
      tells: [],
      mayTell: ['subscriptionType', 'awsAccountName', 'pendingSubscriptionType', 'pendingSubscriptionStartTime'],
    },
    getEventLogs: {
      asks: ['startTime', 'endTime'],
      takes: ['spaceName', 'eventName'],
      tells: ['eventLogs'],
      mayTell: [],
    },
    getProject: { asks: ['name'], takes: ['spaceName'], tells: ['name'], mayTell: ['displayName', 'description'] },
    getProjects: { asks: [], takes: ['spaceName', 'filters'], tells: ['projects'], mayTell: [] },
    getSourceRepository: {
      asks: ['projectName', 'name'],
      takes: ['spaceName'],
      tells: ['name', 'lastUpdatedTime', 'createdTime', 'cloneUrl'],
      mayTell: ['description'],
    },
    getSourceRepositories: {
      asks: ['projectName'],
      takes: ['spaceName'],
      tells: ['sourceRepositories'],
      mayTell: [],
    },
    getBranches: {
      asks: ['projectName', 'sourceRepositoryName'],
      takes: ['spaceName'],
      tells: ['branches'],
      mayTell: [],
    },
    getDevEnvironment: {
      asks: ['projectName', 'id'],
      takes: ['spaceName'],
      tells: [
        'spaceName',
        'projectName',
        'id',
        'lastUpdatedTime',
        'creatorId',
        'status',
        'repositories',
        'instanceType',
        'inactivityTimeoutMinutes',
        'persistentStorage',
      ],
      mayTell: ['statusReason', 'alias', 'ides', 'vpcConnectionName'],
    },
    getDevEnvironments: {
      asks: [],
      takes: ['spaceName', 'projectName', 'filters'],
      tells: ['devEnvironments'],
      mayTell: [],
    },
    getDevEnvironmentSessions: {
      asks: ['projectName', 'devEnvironmentId'],
      takes: ['spaceName'],
      tells: ['devEnvironmentSessions'],
      mayTell: [],
    },
    getWorkflow: {
      asks: ['projectName', 'id'],
      takes: ['spaceName'],
      tells: ['id', 'name', 'definition', 'createdTime', 'lastUpdatedTime', 'runMode', 'status'],
      mayTell: ['sourceRepositoryName', 'sourceBranchName'],
    },
    getWorkflows: { asks: ['projectName'], takes: ['spaceName'], tells: ['workflows'], mayTell: [] },
    getWorkflowRun: {
      asks: ['projectName', 'id'],
      takes: ['spaceName'],
      tells: ['id', 'workflowId', 'status', 'startTime', 'lastUpdatedTime'],
      mayTell: ['statusReasons', 'endTime'],
    },
    getWorkflowRuns: {
      asks: ['projectName'],
      takes: ['spaceName', 'workflowId'],
      tells: ['workflowRuns'],
      mayTell: [],
    },
    getAccessTokens: { asks: [], takes: [], tells: ['accessTokens'], mayTell: [] },
    getUser: {
      asks: [],
      takes: ['id', 'userName'],
      tells: [],
      mayTell: ['userId', 'userName', 'displayName', 'primaryEmail', 'version'],
    },
    getCallerIdentity: { asks: [], takes: [], tells: ['identity'], mayTell: [] },
  };

const never = (): never => {
  throw new Error('The schema has no such function.');
};
/** The name without the package's. */
const shortName = (token: string): string => token.replace('codecatalyst:index:', '');

/** The properties of an object, those that are required first. */
function split({ properties, required }: ObjectType): [required: readonly string[], others: string[]] {
  return [required, Object.keys(properties).filter((name) => !required.includes(name))];
}

describe('the functions of schema.json', () => {
  it('are these', () => {
    expect(Object.keys(schema.functions).map(shortName)).toEqual(Object.keys(functions));
  });

  it.each(Object.entries(functions))('let be asked and tell: %s', (name, { asks, takes, tells, mayTell }) => {
    const { inputs, outputs } = schema.functions[`codecatalyst:index:${name}`] ?? never();

    expect(split(inputs)).toEqual([asks, takes]);
    expect(split(outputs)).toEqual([tells, mayTell]);
  });

  it('tell of objects of these types, and resources of some of them', () => {
    expect(Object.keys(schema.types).map(shortName).toSorted()).toEqual([
      'AccessTokenRotation',
      'AccessTokenSummary',
      'DevEnvironmentRepositorySummary',
      'DevEnvironmentSessionConfiguration',
      'DevEnvironmentSessionSummary',
      'DevEnvironmentSummary',
      'EmailAddress',
      'EventLogEntry',
      'EventPayload',
      'ExecuteCommandSessionConfiguration',
      'Filter',
      'Ide',
      'IdeConfiguration',
      'ListSourceRepositoriesItem',
      'ListSourceRepositoryBranchesItem',
      'PersistentStorage',
      'PersistentStorageConfiguration',
      'PreviousAccessToken',
      'ProjectInformation',
      'ProjectListFilter',
      'ProjectSummary',
      'RepositoryInput',
      'SpaceSummary',
      'UserIdentity',
      'WorkflowDefinition',
      'WorkflowDefinitionSummary',
      'WorkflowRunStatusReason',
      'WorkflowRunSummary',
      'WorkflowSummary',
    ]);
  });

  it('make nothing, so nothing can be made anew', () => {
    const isReplacing = ({ willReplaceOnChanges }: Property): boolean => willReplaceOnChanges === true;

    expect(Object.values(schema.functions).flatMap(({ inputs }) => namesWhere(inputs.properties, isReplacing))).toEqual(
      [],
    );
  });

  it('hide no more than the data of events, which may be anything', () => {
    const isSecret = ({ secret }: Property): boolean => secret === true;
    const told = Object.values(schema.functions).map(({ outputs }) => outputs);

    expect(
      [...told, ...Object.values(schema.types)].flatMap(({ properties }) => namesWhere(properties, isSecret)),
    ).toEqual(['data']);
  });
});

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { schemaText } from '../../provider/main/schema.js';
import { committed, namesWhere, type Properties, type Property, root, schema, table } from './committed-schema.js';

const space = 'codecatalyst:index:Space';
const project = 'codecatalyst:index:Project';
const repository = 'codecatalyst:index:SourceRepository';
const branch = 'codecatalyst:index:Branch';
const environment = 'codecatalyst:index:DevEnvironment';
const session = 'codecatalyst:index:DevEnvironmentSession';
const token = 'codecatalyst:index:AccessToken';
const run = 'codecatalyst:index:WorkflowRun';
const all = [space, project, repository, branch, environment, session, token, run];

const sessionInputs = ['spaceName', 'projectName', 'devEnvironmentId', 'sessionConfiguration'];
const sessionOutputs = ['sessionId', 'streamUrl', 'tokenValue', 'startedTime', 'ownerId'];
const runInputs = ['spaceName', 'projectName', 'workflowId', 'triggers', 'waitForCompletion'];
const runOutputs = ['runId', 'status', 'startTime', 'endTime', 'lastUpdatedTime'];
const environmentInputs = [
  'spaceName',
  'projectName',
  'alias',
  'ides',
  'instanceType',
  'inactivityTimeoutMinutes',
  'persistentStorage',
  'repositories',
  'vpcConnectionName',
  'desiredStatus',
];

describe('schema.json', () => {
  it('is what the definitions make today', async () => {
    const made = await schemaText(fileURLToPath(new URL('examples/snippets', root)));
    // A whole file in a failure would hide the one line that matters.
    const stale = made === committed ? undefined : 'schema.json is stale: run make schema';
    expect(stale).toBeUndefined();
  });

  it('is called what users and registries look for', () => {
    expect(schema).toMatchObject({
      name: 'codecatalyst',
      version: '0.1.0',
      displayName: 'Amazon CodeCatalyst',
      license: 'Apache-2.0',
      meta: { moduleFormat: '(.*)', supportPack: true },
      language: { nodejs: { packageName: 'pulumi-codecatalyst', respectSchemaVersion: true } },
    });
    expect(schema).toHaveProperty('keywords', expect.arrayContaining(['pulumi', 'category/cloud', 'kind/native']));
  });

  it('holds these resources', () => {
    expect(Object.keys(schema.resources)).toEqual(all);
  });

  it('describes everything in it', () => {
    const described: Record<string, { readonly description?: string }> = {
      package: schema,
      provider: schema.provider,
      ...schema.types,
      ...schema.resources,
      ...schema.functions,
    };
    const properties: Record<string, Properties> = {
      config: schema.config.variables,
      provider: schema.provider.inputProperties,
      ...table(schema.types, (type) => type.properties),
      ...table(schema.resources, (resource) => ({ ...resource.properties, ...resource.inputProperties })),
      ...table(schema.functions, ({ inputs, outputs }) => ({ ...inputs.properties, ...outputs.properties })),
    };
    for (const [owner, members] of Object.entries(properties)) {
      for (const [name, property] of Object.entries(members)) described[`${owner}.${name}`] = property;
    }
    const silent = Object.entries(described).filter(
      ([, { description = '' }]) => !/^[A-Z].*[.!\n]$/s.test(description),
    );
    expect(silent.map(([name]) => name)).toEqual([]);
    expect(Object.keys(described).length).toBeGreaterThan(60);
  });

  it.each([...Object.entries(schema.resources), ...Object.entries(schema.functions)])(
    'shows how %s is used',
    (_, { description = '' }) => {
      const examples =
        /\{\{% examples %\}\}\n## Example Usage\n(.*)\{\{% \/examples %\}\}/s.exec(description)?.[1] ?? '';
      expect(examples).toMatch(/\{\{% example %\}\}\n### \w.*\n```typescript\n.*\n```\n.*```yaml\n.*\n```\n/s);
      expect(examples).toContain("from 'pulumi-codecatalyst';");
    },
  );

  it.each([
    [space, 'name'],
    [project, 'spaceName/name'],
    [repository, 'spaceName/projectName/name'],
    [branch, 'spaceName/projectName/sourceRepositoryName/name'],
    [environment, 'spaceName/projectName/devEnvironmentId'],
    [session, 'spaceName/projectName/devEnvironmentId/sessionId'],
    [token, 'accessTokenId'],
    [run, 'spaceName/projectName/runId'],
  ])('tells how a %s is imported', (resource, form) => {
    const { description } = schema.resources[resource] ?? {};
    expect(description).toContain(
      `## Import\n\nThe id has the form \`${form}\`:\n\n\`\`\`sh\npulumi import ${resource} `,
    );
  });

  it('asks for no more than it needs', () => {
    expect(table(schema.resources, ({ requiredInputs }) => requiredInputs)).toEqual({
      [space]: [],
      [project]: [],
      [repository]: ['projectName'],
      [branch]: ['projectName', 'sourceRepositoryName'],
      [environment]: ['projectName', 'instanceType', 'persistentStorage'],
      [session]: ['projectName', 'devEnvironmentId'],
      [token]: [],
      [run]: ['projectName', 'workflowId'],
    });
  });

  it('promises what is always there', () => {
    expect(table(schema.resources, ({ required }) => required)).toEqual({
      [space]: ['name', 'regionName'],
      [project]: ['spaceName', 'displayName', 'name'],
      [repository]: ['spaceName', 'projectName', 'name', 'cloneUrl', 'createdTime', 'lastUpdatedTime'],
      [branch]: ['spaceName', 'projectName', 'sourceRepositoryName', 'name'],
      [environment]: [
        'spaceName',
        'projectName',
        'instanceType',
        'persistentStorage',
        'devEnvironmentId',
        'status',
        'creatorId',
        'lastUpdatedTime',
      ],
      [session]: ['spaceName', 'projectName', 'devEnvironmentId', ...sessionOutputs],
      [token]: ['name', 'expiresTime', 'accessTokenId', 'secret'],
      [run]: ['spaceName', 'projectName', 'workflowId', 'runId', 'status', 'startTime', 'lastUpdatedTime'],
    });
  });

  it('lets these be set, and tells these', () => {
    expect(table(schema.resources, ({ inputProperties }) => Object.keys(inputProperties))).toEqual({
      [space]: ['name', 'description', 'deleteOnDestroy'],
      [project]: ['spaceName', 'displayName', 'description', 'forceDestroy'],
      [repository]: ['spaceName', 'projectName', 'name', 'description', 'forceDestroy'],
      [branch]: ['spaceName', 'projectName', 'sourceRepositoryName', 'name', 'startCommitId', 'forceDestroy'],
      [environment]: [...environmentInputs, 'forceDestroy'],
      [session]: sessionInputs,
      [token]: ['name', 'expiresTime', 'rotation'],
      [run]: runInputs,
    });
    expect(table(schema.resources, ({ properties }) => Object.keys(properties))).toEqual({
      [space]: ['name', 'description', 'deleteOnDestroy', 'displayName', 'regionName'],
      [project]: ['spaceName', 'displayName', 'description', 'forceDestroy', 'name'],
      [repository]: [
        'spaceName',
        'projectName',
        'name',
        'description',
        'forceDestroy',
        'cloneUrl',
        'firstCommitId',
        'createdTime',
        'lastUpdatedTime',
      ],
      [branch]: [
        'spaceName',
        'projectName',
        'sourceRepositoryName',
        'name',
        'startCommitId',
        'forceDestroy',
        'ref',
        'headCommitId',
        'firstCommitId',
        'lastUpdatedTime',
      ],
      [environment]: [
        ...environmentInputs,
        'forceDestroy',
        'devEnvironmentId',
        'status',
        'statusReason',
        'creatorId',
        'lastUpdatedTime',
      ],
      [session]: [...sessionInputs, ...sessionOutputs],
      [token]: [
        'name',
        'expiresTime',
        'rotation',
        'accessTokenId',
        'secret',
        'previous',
        'rotationDue',
        'cleanupDue',
        'ownerId',
      ],
      [run]: [...runInputs, ...runOutputs],
    });
  });

  it('says whose change makes a new resource', () => {
    const replacing = (properties: Properties): string[] =>
      namesWhere(properties, (property) => property.willReplaceOnChanges === true);
    expect(table(schema.resources, ({ inputProperties }) => replacing(inputProperties))).toEqual({
      [space]: ['name'],
      [project]: ['spaceName', 'displayName'],
      [repository]: ['spaceName', 'projectName', 'name', 'description'],
      [branch]: ['spaceName', 'projectName', 'sourceRepositoryName', 'name'],
      [environment]: ['spaceName', 'projectName', 'persistentStorage', 'repositories', 'vpcConnectionName'],
      [session]: sessionInputs,
      [token]: ['name', 'expiresTime'],
      [run]: ['spaceName', 'projectName', 'workflowId', 'triggers'],
    });
    expect(committed).not.toContain('"replaceOnChanges"');
  });

  it('keeps tokens secret, and takes nothing from the environment of the program', () => {
    const isSecret = (property: Property): boolean => property.secret === true;
    const { config, provider } = schema;
    expect(Object.keys(config.variables)).toEqual([
      'spaceName',
      'token',
      'profile',
      'endpoint',
      'gitUsername',
      'gitPassword',
      'forceDestroy',
      'maxRetries',
    ]);
    expect(provider.inputProperties).toEqual(config.variables);
    expect(namesWhere(config.variables, isSecret)).toEqual(['token', 'gitPassword']);
    expect(table(schema.resources, ({ properties }) => namesWhere(properties, isSecret))).toEqual({
      [space]: [],
      [project]: [],
      [repository]: [],
      [branch]: [],
      [environment]: [],
      [session]: ['streamUrl', 'tokenValue'],
      [token]: ['secret'],
      [run]: [],
    });
    // A generated SDK would read the variable itself, and the value would end up in state.
    expect(committed).not.toMatch(/"defaultInfo"|"environment"/);
  });
});

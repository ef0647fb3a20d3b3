import { expect } from '@jest/globals';
import type { BusyShop } from './busy-shop.js';

// All of it is written by hand: what the snippets of data sources find in the busy shop, and put out.

const made = '2027-01-15T09:00:00.000Z';
const later = '2027-01-15T09:10:00.000Z';
const commit = expect.stringMatching(/^[0-9a-f]{40}$/);
const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const cloneUrl = expect.stringMatching(/^http:\/\/local-user@127\.0\.0\.1:\d+\/v1\/acme\/shop\/web$/);
const time = expect.stringMatching(/^2027-01-15T09:\d\d:\d\d\.\d{3}Z$/);

const shop = { name: 'shop', displayName: 'Web shop', description: 'Sells' };
const inShop = { spaceName: 'acme', projectName: 'shop' };
const spaces = [
  { name: 'acme', displayName: 'Acme', regionName: 'us-west-2' },
  { name: 'umbrella', regionName: 'us-west-2' },
];
const projects = [shop, { name: 'shore', displayName: 'shore' }];
const web = { name: 'web', description: 'The window', createdTime: time, lastUpdatedTime: time };
const api = { name: 'api', createdTime: time, lastUpdatedTime: time };
const tokens = ['laptop', 'pipeline'].map((name) => ({ id: uuid, name, expiresTime: '2028-01-01T00:00:00.000Z' }));

const environment = (id: string | undefined, alias: string, creatorId: string) => ({
  ...inShop,
  id,
  alias,
  creatorId,
  status: 'RUNNING',
  lastUpdatedTime: made,
  ides: [{ name: 'VSCode' }],
  instanceType: 'dev.standard1.small',
  inactivityTimeoutMinutes: 30,
  persistentStorage: { sizeInGiB: 16 },
  repositories: [{ repositoryName: 'web', branchName: 'main' }],
});

const workflow = (id: string | undefined, name: string) => ({
  id,
  name,
  sourceRepositoryName: 'web',
  sourceBranchName: 'main',
  definition: { path: `.codecatalyst/workflows/${name}.yaml` },
  createdTime: made,
  lastUpdatedTime: made,
  runMode: 'QUEUED',
  status: 'ACTIVE',
});

const run = (id: string | undefined, workflowId: string | undefined) => ({
  id,
  workflowId,
  status: 'SUCCEEDED',
  statusReasons: [],
  startTime: made,
  endTime: time,
  lastUpdatedTime: time,
});

/** What each variable of the snippets holds. */
export function found({ jane, me, workflows, runs, environments, sessions }: BusyShop): Record<string, unknown> {
  const [one, two] = [environment(environments[0], 'one', me), environment(environments[1], 'two', me)];
  const [build, test] = [workflow(workflows[0], 'build'), workflow(workflows[1], 'test')];
  const first = { ...run(runs[0], build.id), workflowName: 'build' };
  const second = { ...run(runs[1], build.id), workflowName: 'build' };
  const third = { ...run(runs[2], test.id), workflowName: 'test' };
  return {
    space: spaces[0],
    spaces: { spaces },
    subscription: { subscriptionType: 'FREE', awsAccountName: 'acme-billing' },
    project: shop,
    projects: { projects },
    web: { ...web, cloneUrl },
    repositories: {
      sourceRepositories: [
        { ...web, id: uuid },
        { ...api, id: uuid },
      ],
    },
    branches: {
      branches: ['main', 'release/1.0'].map((name) => ({
        name,
        ref: `refs/heads/${name}`,
        headCommitId: commit,
        lastUpdatedTime: time,
      })),
    },
    devEnvironments: { devEnvironments: [one, two] },
    devEnvironment: one,
    running: { devEnvironments: [one, two] },
    sessions: {
      devEnvironmentSessions: sessions.map((id) => ({
        ...inShop,
        devEnvironmentId: one.id,
        id,
        startedTime: later,
      })),
    },
    workflows: { workflows: [build, test] },
    workflow: build,
    runs: { workflowRuns: [first, second, third] },
    run: run(runs[0], build.id),
    runsOfOne: { workflowRuns: [first, second] },
    tokens: { accessTokens: tokens },
    jane: {
      userId: jane,
      userName: 'jane.doe',
      displayName: 'Jane Doe',
      primaryEmail: { email: 'jane@example.com', verified: true },
    },
    caller: { identity: me },
    me: { userId: me, userName: 'local-user', displayName: 'Me' },
  };
}

/** What the snippets put out of it, but for what is secret. */
export const putOut = {
  accessTokens: tokens,
  atWorkSince: later,
  billingPlan: 'FREE',
  cloneUrl,
  definedIn: '.codecatalyst/workflows/build.yaml',
  firstBranch: 'main',
  firstRepository: 'web',
  firstRunBegan: made,
  firstRunning: 'one',
  janeIs: 'Jane Doe',
  machine: 'dev.standard1.small',
  me: 'local-user',
  projects,
  region: 'us-west-2',
  runIs: 'SUCCEEDED',
  shownAs: 'Web shop',
  spaces,
  workflows: ['build', 'test'].map((name) => ({ ...workflow(undefined, name), id: uuid })),
};

/** The events of the two projects that were deleted, the latest first. */
export const deleted = ({ me }: BusyShop) => ({
  eventLogs: ['older', 'old'].map((name) => ({
    id: uuid,
    eventName: 'deleteProject',
    eventType: 'AwsApiCall',
    eventCategory: 'MANAGEMENT',
    eventSource: 'manage',
    eventTime: made,
    operationType: 'MUTATION',
    userIdentity: { userType: 'USER', principalId: me, userName: 'local-user' },
    projectInformation: { name },
    requestId: uuid,
    requestPayload: { contentType: 'application/json', data: `{"spaceName":"acme","name":"${name}"}` },
    responsePayload: {
      contentType: 'application/json',
      data: `{"spaceName":"acme","name":"${name}","displayName":"${name}"}`,
    },
    sourceIpAddress: '127.0.0.1',
    userAgent: expect.stringContaining('aws-sdk-js'),
  })),
});

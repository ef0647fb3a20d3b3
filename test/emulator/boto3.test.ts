import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { type SecureEmulator, startEmulator } from '../../emulator/index.js';
import { pythonEnvironment } from '../python-environment.js';
import { temporaryFolder } from './temporary-folder.js';

interface Step {
  readonly step: string;
  readonly status?: number;
  readonly answer?: unknown;
  readonly error?: string;
  readonly complaints: readonly string[];
}

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

async function tellStory(requirements: string, url: string, { token, https }: SecureEmulator): Promise<Step[]> {
  const python = await pythonEnvironment(fileOf(requirements));
  const env = { PATH: process.env.PATH, HOME: '/nonexistent', AWS_CA_BUNDLE: https.authorityFile };
  const { stdout } = await promisify(execFile)(python, ['-B', fileOf('boto3-story.py'), url, token], { env });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Step);
}

const workflow = {
  spaceName: 'acme',
  projectName: 'Web-Shop',
  sourceRepositoryName: 'web',
  sourceBranchName: 'main',
  name: 'build',
  path: '.codecatalyst/workflows/build.yaml',
  runMode: 'QUEUED',
  status: 'ACTIVE',
} as const;

describe('the emulator under boto3', () => {
  it.each([
    ['below 1.44, over HTTP', 'requirements.txt', ({ url }: SecureEmulator) => url],
    ['as it is now, over HTTPS', 'requirements-current.txt', ({ https }: SecureEmulator) => https.url],
  ])('tells what the service tells, in answers that fit the model: %s', async (_what, requirements, urlOf) => {
    const devEnvironmentTimes = { startSeconds: 0, stopSeconds: 0, deleteSeconds: 0 };
    const workflowRunTimes = { validateSeconds: 0, provisionSeconds: 0, runSeconds: 0 };
    const times = { devEnvironmentTimes, workflowRunTimes };
    await using folder = await temporaryFolder();
    const seeds = { spaces: ['acme'], workflows: [workflow], ...times };
    await using emulator = await startEmulator({ ...seeds, dataDir: folder.path, https: true });

    const steps = await tellStory(requirements, urlOf(emulator), emulator);

    expect(steps.flatMap(({ complaints }) => complaints)).toEqual([]);
    expect(steps.map(({ step, status, error }) => [step, status, error].filter(Boolean).join(' '))).toEqual([
      'VerifySession 200',
      'GetUserDetails 200',
      'GetUserDetails 200',
      'GetUserDetails 400 ValidationException',
      'GetSpace 200',
      'UpdateSpace 200',
      'ListSpaces 200',
      'CreateProject 201',
      'CreateProject 409 ConflictException',
      'GetProject 200',
      'UpdateProject 200',
      'ListProjects 200',
      'CreateSourceRepository 201',
      'GetSourceRepository 200',
      'ListSourceRepositories 200',
      'GetSourceRepositoryCloneUrls 200',
      'CreateSourceRepositoryBranch 201',
      'ListSourceRepositoryBranches 200',
      'branches in pages',
      'ListWorkflows 200',
      'GetWorkflow 200',
      'GetWorkflow 403 AccessDeniedException',
      'StartWorkflowRun 200',
      'StartWorkflowRun 200',
      'the same run again',
      'GetWorkflowRun 200',
      'ListWorkflowRuns 200',
      'CreateAccessToken 201',
      'ListAccessTokens 200',
      'DeleteAccessToken 200',
      'DeleteAccessToken 403 AccessDeniedException',
      'CreateDevEnvironment 201',
      'CreateDevEnvironment 201',
      'the same environment again',
      'CreateDevEnvironment 409 ConflictException',
      'GetDevEnvironment 200',
      'UpdateDevEnvironment 200',
      'StopDevEnvironment 200',
      'StartDevEnvironment 200',
      'ListDevEnvironments 200',
      'StartDevEnvironmentSession 200',
      'ListDevEnvironmentSessions 200',
      'StopDevEnvironmentSession 200',
      'StopDevEnvironmentSession 403 AccessDeniedException',
      'DeleteDevEnvironment 200',
      'DeleteDevEnvironment 403 AccessDeniedException',
      'StartDevEnvironmentSession 403 AccessDeniedException',
      'GetDevEnvironment 403 AccessDeniedException',
      'GetSubscription 200',
      'ListProjects 400 ValidationException',
      'DeleteSourceRepository 200',
      'DeleteProject 200',
      'GetProject 403 AccessDeniedException',
      'ListEventLogs 200',
      'branches logged',
      'DeleteSpace 200',
      'ListEventLogs 403 AccessDeniedException',
    ]);
    // Every action of the API has its part in it.
    const answered = new Set(steps.filter(({ status = 0 }) => status < 300).map(({ step }) => step));
    expect([...answered].filter((step) => /^[A-Z]/.test(step))).toHaveLength(38);

    const answers = new Map(steps.filter(({ answer }) => answer).map(({ step, answer }) => [step, answer]));
    const shop = { name: 'Web-Shop', displayName: 'Web Shop' };
    expect(answers.get('CreateProject')).toEqual({ spaceName: 'acme', ...shop, description: 'Sells things' });
    expect(answers.get('ListProjects')).toEqual({ items: [shop] });
    expect(answers.get('CreateSourceRepositoryBranch')).toMatchObject({ name: 'feature/x%y+é(1)!' });
    expect(answers.get('branches in pages')).toEqual([50, 12]);
    expect(answers.get('ListAccessTokens')).toMatchObject({ items: [{ name: 'ci' }] });
    expect(answers.get('CreateAccessToken')).toMatchObject({ expiresTime: '2099-01-02T03:04:05.678000+00:00' });
    expect(answers.get('the same environment again')).toBe(true);
    expect(answers.get('the same run again')).toBe(true);
    expect(answers.get('ListWorkflowRuns')).toMatchObject({ items: [{ status: 'SUCCEEDED', workflowName: 'build' }] });
    expect(answers.get('GetSubscription')).toEqual({ subscriptionType: 'FREE' });
    // One by its name, and sixty in a row.
    expect(answers.get('branches logged')).toBe(61);
    const deleted = { eventName: 'deleteProject', operationType: 'MUTATION', sourceIpAddress: '127.0.0.1' };
    const userAgent = expect.stringMatching(/^Boto3/);
    expect((answers.get('ListEventLogs') as { items: unknown[] }).items[0]).toMatchObject({ ...deleted, userAgent });
    const ours = { alias: 'mine', instanceType: 'dev.standard1.medium', inactivityTimeoutMinutes: 0 };
    expect(answers.get('ListDevEnvironments')).toMatchObject({ items: [{ ...ours, status: 'RUNNING' }] });
    const { path, ...facts } = workflow;
    expect(answers.get('GetWorkflow')).toMatchObject({ ...facts, definition: { path } });
  });
});

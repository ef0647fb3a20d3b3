import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../emulator/index.js';
import { pythonEnvironment } from '../python-environment.js';

interface Step {
  readonly step: string;
  readonly answer: unknown;
  readonly complaints: readonly string[];
}

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Thirty of one directory: the first is always on, the others stop by themselves. */
const workspaces = Array.from({ length: 30 }, (_, index) => {
  const number = String(index).padStart(2, '0');
  return {
    WorkspaceId: `ws-0000000${number}`,
    DirectoryId: 'd-9067000000',
    UserName: `user-${number}`,
    BundleId: `wsb-00000000${String(index % 2)}`,
    WorkspaceProperties: { RunningMode: index === 0 ? 'ALWAYS_ON' : 'AUTO_STOP' },
  } as const;
});

describe('WorkSpaces under boto3', () => {
  it('are told of, stopped and started as by the service, in answers that fit the model of botocore', async () => {
    await using emulator = await startEmulator({ workspaces, workspaceTimes: { startSeconds: 0, stopSeconds: 0 } });
    const python = await pythonEnvironment(fileOf('requirements.txt'));
    const env = { PATH: process.env.PATH, HOME: '/nonexistent' };
    const { stdout } = await promisify(execFile)(python, ['-B', fileOf('workspaces-story.py'), emulator.url], { env });
    const steps = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Step);

    expect(steps.flatMap(({ complaints }) => complaints)).toEqual([]);
    const first = { ...workspaces[1], State: 'AVAILABLE' };
    expect(steps.map(({ step, answer }) => [step, answer])).toEqual([
      ['pages', [25, 5]],
      ['DescribeWorkspaces', { Workspaces: [first] }],
      ['DescribeWorkspaces', { Workspaces: [{ ...workspaces[2], State: 'AVAILABLE' }] }],
      [
        'DescribeWorkspaces',
        { Workspaces: [{ ...workspaces[0], State: 'AVAILABLE' }], NextToken: expect.stringMatching(/./) },
      ],
      [
        'DescribeWorkspaces InvalidParameterValuesException',
        'Only one filter may be given, and these are: WorkspaceIds, BundleId.',
      ],
      ['DescribeWorkspaces InvalidParameterValuesException', 'UserName must be given with DirectoryId.'],
      [
        'StopWorkspaces',
        {
          FailedRequests: [
            {
              WorkspaceId: 'ws-000000000',
              ErrorCode: 'OperationNotSupported',
              ErrorMessage: 'The WorkSpace cannot be stopped: its running mode is ALWAYS_ON, not AUTO_STOP or MANUAL.',
            },
            {
              WorkspaceId: 'ws-999999999',
              ErrorCode: 'ResourceNotFound.Workspace',
              ErrorMessage: 'The WorkSpace ws-999999999 does not exist.',
            },
            {
              WorkspaceId: 'ws-000000001',
              ErrorCode: 'InvalidResourceState',
              ErrorMessage:
                'The WorkSpace cannot be stopped: its state is STOPPED, not AVAILABLE, IMPAIRED, UNHEALTHY, ERROR.',
            },
          ],
        },
      ],
      ['DescribeWorkspaces', { Workspaces: [{ ...first, State: 'STOPPED' }] }],
      [
        'StartWorkspaces',
        {
          FailedRequests: [
            {
              WorkspaceId: 'ws-000000002',
              ErrorCode: 'InvalidResourceState',
              ErrorMessage: 'The WorkSpace cannot be started: its state is AVAILABLE, not STOPPED.',
            },
          ],
        },
      ],
      ['DescribeWorkspaces', { Workspaces: [first] }],
      ['StopWorkspaces ValidationException', expect.stringContaining('Member must have length between 1 and 25')],
      ['DescribeWorkspaces ValidationException', expect.stringContaining('is no token of this list')],
      ['RebootWorkspaces UnknownOperationException', 'No action of WorkSpaces here has this target.'],
      ['DescribeWorkspaces MissingAuthenticationTokenException', 'Missing Authentication Token'],
    ]);
  });
});

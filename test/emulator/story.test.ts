import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { operations } from '../../api/operations.js';
import { type Emulator, startEmulator } from '../../emulator/index.js';
import { pythonEnvironment } from '../python-environment.js';
import { tellBySdk } from './story/sdk-teller.js';
import { filled, type Outcome, type RawAnswer, type Step, story } from './story/story.js';
import { temporaryFolder } from './temporary-folder.js';

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const nothing: Outcome = { kept: {}, answers: [] };
const current = fileOf('requirements-current.txt');
const before = fileOf('requirements.txt');

const workflow = {
  spaceName: 'acme',
  projectName: 'Web-Shop',
  sourceRepositoryName: 'web',
  sourceBranchName: 'main',
  runMode: 'QUEUED',
} as const;
const workflows = (['build', 'deploy', 'tidy'] as const).map((name) => ({
  ...workflow,
  name,
  path: `.codecatalyst/workflows/${name}.yaml`,
  status: name === 'tidy' ? ('INVALID' as const) : ('ACTIVE' as const),
}));

/** An emulator with pages of two, where a second goes by whenever somebody asks how far a thing has come. */
async function storyEmulator(): Promise<Emulator> {
  const start = Date.now();
  let seconds = () => 0;
  const clock = { now: () => new Date(start + seconds() * 1000) };
  const spaces = ['acme', 'umbrella', 'initech'];
  const emulator = await startEmulator({ spaces, workflows, pageSize: 2, clock, https: true });
  const { controls } = emulator;
  seconds = () => controls.countRequests('GetDevEnvironment') + controls.countRequests('GetWorkflowRun');
  return emulator;
}

const secureOf = ({ https }: Emulator) => {
  if (!https) throw new Error('The emulator does not speak HTTPS.');
  return https;
};

async function tellByPython(requirements: string, client: string, url: string, emulator: Emulator): Promise<Outcome[]> {
  await using folder = await temporaryFolder();
  const authority = join(folder.path, 'ca.pem');
  await writeFile(authority, secureOf(emulator).authority);
  const { stdout } = await promisify(execFile)(
    await pythonEnvironment(requirements),
    ['-B', fileOf('story/tell.py'), client, url],
    {
      maxBuffer: 2 ** 26,
      env: {
        PATH: process.env.PATH,
        HOME: folder.path,
        AWS_CA_BUNDLE: authority,
        AWS_BEARER_TOKEN_CODECATALYST: emulator.token,
      },
    },
  );
  const lines = stdout.trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Outcome);
}

/** What is wrong with all that a client was answered, by botocore's parser and its model. */
async function complaintsOf(outcomes: readonly Outcome[]): Promise<unknown> {
  const judge = promisify(execFile)(await pythonEnvironment(current), ['-B', fileOf('story/judge_answers.py')], {
    env: { PATH: process.env.PATH, PYTHONPATH: fileOf('conformance') },
  });
  judge.child.stdin?.end(
    outcomes.flatMap(({ answers }) => answers.map((answer) => `${JSON.stringify(answer)}\n`)).join(''),
  );
  return JSON.parse((await judge).stdout);
}

const clients = [
  [
    'boto3 as it is now, over HTTPS',
    (emulator: Emulator) => tellByPython(current, 'boto3', secureOf(emulator).url, emulator),
  ],
  ['boto3 below 1.44, over HTTP', (emulator: Emulator) => tellByPython(before, 'boto3', emulator.url, emulator)],
  ['the AWS CLI', (emulator: Emulator) => tellByPython(current, 'cli', secureOf(emulator).url, emulator)],
  ["AWS's SDK for JavaScript", (emulator: Emulator) => tellBySdk(emulator.url, emulator.token)],
] as const;

/** What a step is to bring, as far as the story tells. */
function expectedOf({ says, action, fails, pages, tells = {} }: Step, { kept }: Outcome) {
  const outcome = fails === undefined ? { answer: filled(tells, kept) } : { error: fails };
  return { says, action, ...outcome, ...(pages && { pages }) };
}

function lengthOf({ body }: RawAnswer): number {
  return (JSON.parse(body) as { readonly items: readonly unknown[] }).items.length;
}

/** What it brought, in the same words. */
function broughtBy({ says, action, pages }: Step, { answer, error, answers }: Outcome) {
  const outcome = error === undefined ? { answer } : { error };
  return { says, action, ...outcome, ...(pages && { pages: answers.map(lengthOf) }) };
}

describe.each(clients)('the story of a space, told through %s', (_client, tell) => {
  it('goes as the service has it, in answers that fit the model of botocore', async () => {
    await using emulator = await storyEmulator();

    const outcomes = await tell(emulator);

    const steps = story.map((step, index) => [step, outcomes[index] ?? nothing] as const);
    expect(steps.map(([step, outcome]) => broughtBy(step, outcome))).toMatchObject(
      steps.map(([step, outcome]) => expectedOf(step, outcome)),
    );
    expect(await complaintsOf(outcomes)).toEqual([]);
  });
});

describe('the story', () => {
  it('has a part for every action, and pages of every list', () => {
    const done = story.filter(({ fails }) => fails === undefined);
    const paged = story.filter(({ pages = [] }) => pages.length > 1).map(({ action }) => action);

    expect(new Set(done.map(({ action }) => action))).toEqual(new Set(Object.keys(operations)));
    expect(new Set(paged)).toEqual(new Set(Object.keys(operations).filter((name) => name.startsWith('List'))));
  });
});

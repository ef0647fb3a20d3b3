import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../emulator/fake-clock.js';
import { goTool } from '../../go-tool.js';
import { startWorld, type World } from '../world.js';
import { type Program, projectOf } from './program.js';
import { PulumiStack } from './stack.js';

const plugin = fileURLToPath(new URL('../../../dist/plugin/pulumi-resource-codecatalyst', import.meta.url));

/** Recorded on the spot, no log can go stale. The clock stands still, so that what is made anew has the times, and the commits, of what was recorded. */
const worldOf = (): World => ({ spaces: ['acme'], projects: ['acme/shop'], clock: new FakeClock() });

const program = (description: string): Program => ({
  config: { 'codecatalyst:spaceName': 'acme', 'codecatalyst:forceDestroy': true },
  resources: {
    blog: projectOf('Blog', description),
    web: {
      type: 'codecatalyst:SourceRepository',
      properties: { projectName: '${blog.name}', name: 'web', description },
    },
    next: {
      type: 'codecatalyst:Branch',
      properties: { projectName: '${blog.name}', sourceRepositoryName: '${web.name}', name: 'next' },
    },
    ci: { type: 'codecatalyst:AccessToken', properties: { name: 'ci' } },
  },
  variables: { shop: { 'fn::invoke': { function: 'codecatalyst:getProject', arguments: { name: 'shop' } } } },
});

interface Logged {
  readonly method: string;
  readonly request?: { readonly type?: string };
  readonly response?: Readonly<Record<string, unknown>> | undefined;
  readonly progress?: string;
}

/** What providertest sends; it knows neither Handshake nor List. */
const replayed = new Set(
  [
    'GetSchema',
    'CheckConfig',
    'DiffConfig',
    'Configure',
    'Invoke',
    'Check',
    'Diff',
    'Create',
    'Read',
    'Update',
    'Delete',
  ].map((name) => `/pulumirpc.ResourceProvider/${name}`),
);

/** What the service makes up anew each time: `*` fits all. */
const madeUp = new Set(['accessTokenId', 'cloneUrl', 'ownerId', 'secret']);

function pattern(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pattern);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, madeUp.has(name) ? '*' : pattern(item)]),
  );
}

/** A token has another id, and another owner, when it is made anew: nothing is done with the old one. */
const isOfToken = ({ request }: Logged): boolean => request?.type === 'codecatalyst:index:AccessToken';

async function callsOf(stack: PulumiStack, log: string): Promise<readonly Logged[]> {
  const lines = (await stack.read(log)).split('\n').filter((line) => line !== '');
  return lines
    .map((line) => JSON.parse(line) as Logged)
    .filter(({ method, progress }) => replayed.has(method) && progress !== 'request_started')
    .filter((call) => !isOfToken(call) || !/Read|Update|Delete/.test(call.method))
    .map((call) => {
      const response = pattern(call.response) as Logged['response'];
      const isMade = isOfToken(call) && call.method.endsWith('/Create') && response?.id !== undefined;
      return { ...call, response: isMade ? { ...response, id: '*' } : response };
    });
}

/** Replays a log before a service of its own: what did not fit, if anything, and how many calls that service got. */
async function replay(file: string): Promise<{ readonly misfit: string; readonly asked: number }> {
  const service = await startWorld(worldOf());
  try {
    const env = {
      PATH: process.env.PATH ?? '',
      AWS_ENDPOINT_URL_CODECATALYST: service.url,
      AWS_BEARER_TOKEN_CODECATALYST: service.token,
    };
    const options = { env, maxBuffer: 64 * 1024 * 1024 };
    const misfit = await promisify(execFile)(await goTool('provider-replay'), [plugin, file], options).then(
      () => '',
      (error: unknown) => (error as { readonly stdout: string }).stdout,
    );
    return { misfit, asked: service.controls.countRequests() };
  } finally {
    await service.close();
  }
}

describe('the calls of real runs', () => {
  it('are answered by another plugin, before another service, as they were when they were recorded', async () => {
    const log = 'calls.json';
    await using stack = await PulumiStack.open(worldOf(), program('First'));
    const variables = { PULUMI_DEBUG_GRPC: join(stack.folder, log) };
    await stack.pulumi(['up', '--yes'], variables);
    await stack.declare(program('Second'));
    await stack.pulumi(['up', '--yes', '--refresh'], variables);
    await stack.pulumi(['destroy', '--yes', '--skip-preview'], variables);
    const calls = await callsOf(stack, log);
    const said = new Set(calls.map(({ method }) => method.split('/').at(-1)));
    expect([...said].toSorted()).toEqual(
      expect.arrayContaining([
        'Check',
        'CheckConfig',
        'Configure',
        'Create',
        'Delete',
        'Diff',
        'Invoke',
        'Read',
        'Update',
      ]),
    );
    const file = join(stack.folder, 'replayed.json');
    await writeFile(file, JSON.stringify(calls));

    const { misfit, asked } = await replay(file);
    expect(misfit).toBe('');
    expect(asked).toBeGreaterThan(20);

    // It can fail: an answer that is not what was recorded is enough.
    await writeFile(file, JSON.stringify(calls).replaceAll('refs/heads/next', 'refs/heads/other'));
    expect((await replay(file)).misfit).toContain('refs/heads/other');
  });
});

import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../emulator/index.js';
import { executable } from '../command-process.js';
import { reportViolations } from './report-checkers.js';
import { outcomes, type Report, Scene } from './teardown-scene.js';

const terminal = fileURLToPath(new URL('terminal.py', import.meta.url));
// What no stack knows counts as data.
const repositories = ['--select', 'kind = repository', '--include-data'];
const world = { projects: ['acme/shop'], repositories: ['acme/shop/web', 'acme/shop/api'] };

const namesIn = ({ emulator }: Scene) =>
  ['web', 'api'].filter((name) => emulator.controls.getSourceRepository('acme', 'shop', name) !== undefined);

/** Runs a teardown on a terminal and types an answer. */
async function typed(scene: Scene, answer: string, options: readonly string[] = repositories): Promise<string> {
  const words = [terminal, 'type the name of the space', `${answer}\r`, executable, 'teardown', ...options];
  const child = spawn('python3', words, { cwd: scene.folder, env: { ...scene.environment, TERM: 'xterm' } });
  return text(child.stdout);
}

describe('a teardown that asks', () => {
  it('deletes once the name of the space is typed', async () => {
    await using scene = await Scene.open(world);

    const shown = await typed(scene, 'acme');
    expect(shown).toContain('2 to delete');
    expect(shown).toMatch(/exit code 0\n$/);
    expect(namesIn(scene)).toEqual([]);
  });

  it('deletes nothing when anything else is typed', async () => {
    await using scene = await Scene.open(world);

    const shown = await typed(scene, 'yes');
    expect(shown).toContain('That is not the name of the space, which is acme. Nothing was deleted.');
    expect(shown).toMatch(/exit code 4\n$/);
    expect(namesIn(scene)).toEqual(['web', 'api']);
  });

  it('ends with 130 when Ctrl-C is its answer', async () => {
    await using scene = await Scene.open(world);

    expect(await typed(scene, '\u0003')).toMatch(/Nothing was deleted[^]*exit code 130\n$/);
    expect(namesIn(scene)).toEqual(['web', 'api']);
  });
});

describe('a teardown of what is all held', () => {
  const held = repositories.filter((word) => word !== '--include-data');
  const said = 'Nothing would be deleted: all that the plan lists is held (2 let go by --include-data).';

  it('asks nothing, says what would let it go, and ends with 4', async () => {
    await using scene = await Scene.open(world);

    const shown = (await typed(scene, 'acme', held)).replaceAll(/\s+/g, ' ');
    expect(shown).toContain(said);
    expect(shown).not.toContain('type the name');
    expect(shown).toMatch(/exit code 4 $/);
    expect(namesIn(scene)).toEqual(['web', 'api']);
  });

  it('has a report of it', async () => {
    await using scene = await Scene.open(world);

    const outcome = await scene.run('teardown', ...held, '--yes', '--expect-count', '2', '--json');
    expect(outcome.code).toBe(4);
    expect(outcome.stderr).toContain(said);
    expect((JSON.parse(outcome.stdout) as Report).results).toEqual([
      expect.objectContaining({ outcome: 'held', release: '--include-data' }),
      expect.objectContaining({ outcome: 'held', release: '--include-data' }),
    ]);
    expect(namesIn(scene)).toEqual(['web', 'api']);
  });
});

describe('a teardown of nothing', () => {
  it('has a report too', async () => {
    await using scene = await Scene.open(world);

    const words = ['--select', 'name = nothing', '--yes', '--expect-count', '0', '--json'];
    const { code, stdout } = await scene.run('teardown', ...words);
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      expect.objectContaining({ version: 1, space: 'acme', results: [], next: null }),
    ]);
    expect(await reportViolations(stdout, 'teardown-report')).toEqual([]);
  });
});

describe('a teardown that nobody watches', () => {
  it.each([
    [[], 1, 'Nobody can be asked here'],
    [['--yes'], 1, '--yes and --expect-count go together.'],
    [['--yes', '--expect-count', '3'], 4, 'The plan lists 2 things, and 3 were expected. Nothing was deleted.'],
  ])('deletes nothing with %j', async (options, code, said) => {
    await using scene = await Scene.open(world);

    const outcome = await scene.run('teardown', ...repositories, ...options);
    expect([outcome.code, outcome.stderr]).toEqual([code, expect.stringContaining(said)]);
    expect(namesIn(scene)).toEqual(['web', 'api']);
  });

  it('deletes as many things as were expected', async () => {
    await using scene = await Scene.open(world);

    const { code, stdout } = await scene.run('teardown', ...repositories, '--yes', '--expect-count', '2', '--json');
    expect([code, (JSON.parse(stdout) as Report).counts.deleted]).toEqual([0, 2]);
    expect(await reportViolations(stdout, 'teardown-report')).toEqual([]);
    expect(namesIn(scene)).toEqual([]);
  });
});

describe('a space', () => {
  it.each([
    [{ spaces: ['umbrella'] }, ['--space', 'acme'], 'The space acme is named in the configuration'],
    [{ spaces: [] }, [], 'No space is named in the configuration'],
    [{ spaces: ['acme'], teardown: { deny: ['acm'] } }, [], 'its name holds "acm"'],
    [{ teardown: {} }, [], 'Nothing is protected: teardown.protect of'],
    [{ teardown: { protect: [] } }, [], 'or write "protect: nothing" if everything may go'],
  ])('is refused by the configuration %j', async (config, options, said) => {
    await using scene = await Scene.open(world, { config });

    const { code, stderr } = await scene.run('teardown', 'plan', ...repositories, ...options);
    expect(code).toBe(4);
    expect(stderr.replaceAll('is not named', 'is named')).toContain(said);
    expect(scene.emulator.controls.countRequests()).toBe(0);
  });

  it('is refused to a plan too, once the configuration names it no more', async () => {
    await using scene = await Scene.open(world);
    await scene.plan(...repositories);
    await scene.configure({ spaces: ['umbrella'] });

    expect((await scene.run('teardown', 'apply', 'plan.json')).code).toBe(4);
    expect(namesIn(scene)).toEqual(['web', 'api']);
  });
});

describe('a plan', () => {
  it('is refused when it was changed beyond its form, or its journal is that of another', async () => {
    await using scene = await Scene.open(world);
    await scene.plan(...repositories);
    const plan = await scene.read('plan.json');
    await scene.write('plan.json', plan.replace('"version": 1', '"version": 2'));
    expect(await scene.run('teardown', 'apply', 'plan.json')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is no plan of a teardown: version is 2, and must be 1.'),
    });

    await scene.write('plan.json', plan);
    await scene.write('plan.json.journal', '{"version":1,"plan":"another"}\n');
    expect(await scene.run('teardown', 'apply', 'plan.json')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is the journal of another plan'),
    });
    expect(namesIn(scene)).toEqual(['web', 'api']);
  });
});

describe('a plan that is being carried out', () => {
  it('is refused to any other process until that one has ended', async () => {
    await using scene = await Scene.open(world);
    await scene.plan(...repositories);
    const release = scene.emulator.controls.hold('DeleteSourceRepository');
    const going = scene.start(['teardown', 'apply', 'plan.json', '--json']);
    await release.arrived;

    expect(await scene.run('teardown', 'apply', 'plan.json', '--json')).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/plan\.json is being carried out by another process just now\. Wait until/),
    });
    // Nor is it replaced.
    await expect(scene.plan(...repositories)).rejects.toThrow('is being carried out by another process');
    release();
    const { code, stdout } = await going.ended;
    expect([code, (JSON.parse(stdout) as Report).counts.deleted]).toEqual([0, 2]);
    expect((await scene.apply()).code).toBe(0);
  });
});

describe('where a teardown looks', () => {
  it('is said by --endpoint, for the plan and its apply', async () => {
    await using scene = await Scene.open(world);
    const elsewhere = scene.with({ AWS_ENDPOINT_URL_CODECATALYST: 'http://127.0.0.1:1' });

    const { items } = await elsewhere.plan(...repositories, '--endpoint', scene.emulator.url);
    expect(items).toHaveLength(2);
    expect((await elsewhere.apply()).code).toBe(0);
    expect(namesIn(scene)).toEqual([]);
  });

  it('may be a local service, whose folder the plan remembers', async () => {
    await using scene = await Scene.open(world);
    const dataDir = join(scene.folder, '.codecatalyst-local');
    {
      await using local = await startEmulator({ dataDir, spaces: ['acme'] });
      local.controls.addProject('acme', { displayName: 'lab' });
    }
    await scene.plan('--select', 'kind = project', '--space', 'acme', '--endpoint', 'local');
    const { code, stdout } = await scene.run('teardown', 'apply', 'plan.json', '--json');

    expect([code, outcomes(JSON.parse(stdout) as Report)]).toEqual([0, { 'acme/lab': 'deleted' }]);
    expect(scene.emulator.controls.getProject('acme', 'shop')).toBeDefined();
  });

  it.each([
    [['--profile', 'nobody'], /the profile nobody|profile "?nobody/],
    [['--endpoint', 'ftp://example.org'], /endpoint is not an address/],
  ])('is an error where there is nothing: %j', async (options, said) => {
    await using scene = await Scene.open(world);
    const loginless = scene.with({ AWS_BEARER_TOKEN_CODECATALYST: '' });

    expect(await loginless.run('teardown', 'plan', ...repositories, ...options)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(said),
    });
  });

  it('is not said beside a stack that is torn down', async () => {
    await using scene = await Scene.open(world);

    expect(await scene.run('teardown', 'plan', '--stack', 'infra:dev', '--profile', 'ci')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--endpoint and --profile are of use with --select alone'),
    });
  });
});

describe('a command that is misspelt', () => {
  it('is told which may be meant', async () => {
    await using scene = await Scene.open(world);

    expect(await scene.run('teardown', 'plann')).toMatchObject({
      code: 1,
      stderr: 'There is no command "teardown plann". Did you mean teardown plan? See codecatalyst-iac --help.\n',
    });
  });
});

describe('a run that does not come to its end', () => {
  it('ends with 130 when it is interrupted, and goes on when it is told to', async () => {
    await using scene = await Scene.open(world);
    await scene.plan(...repositories);
    const release = scene.emulator.controls.hold('DeleteSourceRepository');
    const going = scene.start(['teardown', 'apply', 'plan.json', '--json']);
    await release.arrived;
    going.process.kill('SIGINT');
    // What is under way is given a moment to end.
    release();

    const { code, stdout } = await going.ended;
    const first = JSON.parse(stdout) as Report;
    expect([code, first.isInterrupted, first.counts.listed]).toEqual([130, true, 2]);
    const { report, code: last } = await scene.apply();
    expect([last, report.counts.deleted]).toEqual([0, 2]);
    expect(namesIn(scene)).toEqual([]);
  });

  it('deletes nothing when the login has expired', async () => {
    await using scene = await Scene.open(world);
    await scene.plan(...repositories);
    scene.emulator.controls.expireLoginAt(1);

    const { code, stderr } = await scene.run('teardown', 'apply', 'plan.json');
    expect([code, stderr]).toEqual([1, expect.stringContaining('The login to CodeCatalyst does not hold')]);
    expect(namesIn(scene)).toEqual(['web', 'api']);
  });

  it('tries nothing further once the login expires on the way', async () => {
    await using scene = await Scene.open(world);
    await scene.plan(...repositories, '--select', 'kind = project');
    const release = scene.emulator.controls.hold('DeleteSourceRepository');
    const going = scene.start(['teardown', 'apply', 'plan.json', '--json']);
    await release.arrived;
    scene.emulator.controls.expireLoginAt(1);
    release();

    const { code, stdout } = await going.ended;
    expect(code).toBe(1);
    expect(outcomes(JSON.parse(stdout) as Report)).toMatchObject({ 'acme/shop': 'untried' });
    scene.emulator.controls.renewLogin();
    expect((await scene.apply()).code).toBe(0);
  });
});

describe('what cannot be read', () => {
  it('is left alone, with all that it is in, and said', async () => {
    await using scene = await Scene.open({ ...world, projects: ['acme/shop', 'acme/blog'] });
    scene.emulator.controls.failNext({
      operation: 'ListSourceRepositories',
      status: 403,
      error: 'AccessDeniedException',
    });

    const { items, kept, unread } = await scene.plan('--select', 'kind = project');
    expect(unread).toHaveLength(1);
    const [closed = ''] = /acme\/(shop|blog)/.exec(unread[0] ?? '') ?? [];
    expect(kept).toEqual([
      expect.objectContaining({
        id: closed,
        why: expect.stringContaining('could not be read, so what is in it is not known'),
      }),
    ]);
    expect(items.map(({ id }) => id)).not.toContain(closed);
    expect((await scene.apply()).code).toBe(3);
    expect(scene.emulator.controls.getProject('acme', closed.slice(5))).toBeDefined();
  });
});

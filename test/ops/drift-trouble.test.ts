import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { projectOf, repositoryOf } from '../engine/pulumi/program.js';
import { PulumiStack } from '../engine/pulumi/stack.js';
import { drift, driftReport, findings, startDrift } from './drift-command.js';

const resources = {
  web: repositoryOf({ name: 'web', description: 'The window' }),
  api: repositoryOf({ name: 'api' }),
};
const world = { spaces: ['acme'], projects: ['acme/shop'] };
const deployed = () => PulumiStack.deployed(world, { resources });
const forbidden = { error: 'AccessDeniedException', times: 'always' } as const;

describe('codecatalyst-iac drift, in trouble', () => {
  it('calls unknown what it could not read, and says why', async () => {
    await using stack = await deployed();
    const { controls } = stack.emulator;
    controls.failNext({ operation: 'GetSourceRepository', ...forbidden });
    controls.failNext({ operation: 'ListSourceRepositories', ...forbidden });

    const { code, report } = await driftReport(stack);

    expect(findings(report)).toEqual(['api: unknown', 'web: unknown']);
    expect(report.resources[0]?.problem).toMatch(/AccessDenied/);
    expect(report.verdict).toBe('partly-unreadable');
    expect(code).toBe(3);
  });

  it('tells of certain drift although something else could not be read', async () => {
    await using stack = await PulumiStack.deployed(world, {
      resources: { ...resources, blog: projectOf('blog', 'Tells') },
    });
    const { controls } = stack.emulator;
    controls.setProject('acme', 'blog', { description: 'Told' });
    controls.failNext({ operation: 'GetSourceRepository', ...forbidden });
    controls.failNext({ operation: 'ListSourceRepositories', ...forbidden });

    const { code, report } = await driftReport(stack, ['--stack', stack.name, '--unmanaged']);

    expect(findings(report)).toEqual(['api: unknown', 'blog: drifted description', 'web: unknown']);
    expect(report.unmanaged?.unread.map(({ what }) => what)).toEqual([
      'the source repositories of acme/blog',
      'the source repositories of acme/shop',
    ]);
    expect(code).toBe(2);
  });

  it('invents no verdicts when the login has expired', async () => {
    await using stack = await deployed();
    stack.emulator.controls.expireLoginAt(1);

    const { code, stdout, stderr } = await drift(stack, ['--stack', stack.name]);

    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/login|token/i);
  });

  it('goes on where the event log cannot be read', async () => {
    await using stack = await deployed();
    const { controls } = stack.emulator;
    controls.setSourceRepository('acme', 'shop', 'web', { description: 'The door' });
    controls.failNext({ operation: 'ListEventLogs', ...forbidden });

    const { code, report } = await driftReport(stack);

    expect(findings(report)).toEqual(['web: drifted description']);
    expect(report.warnings).toEqual([
      expect.stringMatching(/^Since when and by whom is not known: the event log of acme/),
    ]);
    expect(code).toBe(2);
  });

  it('finds a project that was made again under its name, or does not know where the log cannot be read', async () => {
    await using stack = await PulumiStack.deployed(
      { spaces: ['acme'] },
      {
        resources: {
          blog: projectOf('blog', 'Tells'),
          web: { ...repositoryOf({ name: 'web', projectName: 'blog' }), options: { dependsOn: ['${blog}'] } },
          wiki: projectOf('wiki'),
          api: { ...repositoryOf({ name: 'api', projectName: 'wiki' }), options: { dependsOn: ['${wiki}'] } },
        },
      },
    );
    const { controls, url, token } = stack.emulator;
    const call = async (method: string, path: string, body?: object): Promise<void> => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const answer = await fetch(`${url}/v1/spaces/acme/projects${path}`, {
        ...{ method, headers },
        ...(body && { body: JSON.stringify(body) }),
      });
      expect(answer.ok).toBe(true);
    };
    controls.clock.advance(60);
    await call('DELETE', '/blog');
    await call('PUT', '', { displayName: 'blog', description: 'Tells' });
    await call('PUT', '/blog/sourceRepositories/web', {});
    // The only repository of the other was deleted, and the log says so.
    await call('DELETE', '/wiki/sourceRepositories/api');

    const { report } = await driftReport(stack);
    expect(findings(report)).toEqual(['api: gone', 'blog: recreated', 'web: recreated']);
    expect(report.resources.find(({ name }) => name === 'blog')?.change?.event).toBe('deleteProject');

    const ignoring = ['--stack', stack.name, '--ignore', 'project/*/recreated'];
    expect(findings((await driftReport(stack, ignoring)).report)).toContain('blog: ignored');

    controls.failNext({ operation: 'ListEventLogs', ...forbidden });
    const blind = await driftReport(stack);
    expect(findings(blind.report)).toEqual(['api: gone', 'blog: unknown', 'web: recreated', 'wiki: unknown']);
    const { problem = '' } = blind.report.resources.find(({ name }) => name === 'blog') ?? {};
    expect(problem).toContain('It may have been deleted and made again under its name.');
    expect(blind.code).toBe(2);
  });

  it('ends with 130 when it is interrupted', async () => {
    await using stack = await deployed();
    const { controls } = stack.emulator;
    controls.hold('GetSourceRepository');
    controls.hold('ListSourceRepositories');

    const running = startDrift(stack, ['--stack', stack.name]);
    // What it says once it has read the records is followed by the calls that are held.
    await once(running.process.stderr ?? process, 'data');
    running.process.kill('SIGINT');

    const { code, stdout } = await running.ended;
    expect([code, stdout]).toEqual([130, '']);
  });

  it('says in the words of the engine why a program cannot be run', async () => {
    await using stack = await deployed();
    await stack.declare({ resources: { ...resources, bad: projectOf('blog', 'no!') } });

    const { code, stdout, stderr } = await drift(stack, ['--stack', stack.name, '--program']);

    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/pulumi preview.* failed[\s\S]*description/);
  });
});

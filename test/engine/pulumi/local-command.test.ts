import { describe, expect, it } from '@jest/globals';
import { emulatorCommand, projects } from '../../command-process.js';
import { LocalFolder } from '../../contract/local-folder.js';
import { chain } from './local-chain.js';
import { until } from './local-kill.js';
import { noise, traces } from './local-traces.js';
import { PulumiStack } from './stack.js';

const size = 30;

describe('codecatalyst-iac emulator --data .codecatalyst-local', () => {
  it('serves what a run is making, and makes more of it meanwhile', async () => {
    await using stack = await PulumiStack.open({ spaces: ['elsewhere'] }, chain(size));
    const local = new LocalFolder(stack.folder);
    const running = stack.start(['up', '--yes', '--skip-preview']);
    await until(() => local.isReady && (local.repositoriesOf('Team-dev') ?? 0) > 0);

    await using command = await emulatorCommand(['--data', local.data]);
    const { ready } = command;
    const { token } = local.kept.ready ?? {};
    await projects(ready, 'acme', 'By hand 1');
    const madeMeanwhile = local.repositoriesOf('Team-dev');
    for (const number of [2, 3, 4, 5]) await projects(ready, 'acme', `By hand ${String(number)}`);
    const run = await running.ended;

    expect(ready).toMatchObject({ token, spaces: ['acme'] });
    expect(madeMeanwhile).toBeLessThan(size);
    expect(run).toMatchObject({ exitCode: 0, errors: [], warnings: [] });
    const names = ['Team-dev', 'By-hand-1', 'By-hand-2', 'By-hand-3', 'By-hand-4', 'By-hand-5'];
    expect(await projects(ready, 'acme')).toMatchObject({ items: names.map((name) => ({ name })) });
    const after = await stack.preview('--refresh', '--expect-no-changes');
    expect(await command.end('SIGTERM')).toBe(0);
    expect(noise([run, after])).toEqual([]);
    expect(await traces(local)).toEqual([]);
  });

  it('serves the runs that begin while it does, under its own URLs', async () => {
    await using stack = await PulumiStack.open({ spaces: ['elsewhere'] }, chain(2));
    const local = new LocalFolder(stack.folder);
    await using command = await emulatorCommand(['--data', local.data, '--space', 'acme']);

    const runs = [await stack.up(), await stack.preview('--refresh', '--expect-no-changes')];

    const urls = (await stack.state()).flatMap(({ outputs }) => outputs?.cloneUrl ?? []);
    const base = `${command.ready.http.replace('//', '//local-user@')}/v1/acme/Team-dev`;
    expect(urls).toEqual([`${base}/service-1`, `${base}/service-2`]);
    expect(await projects(command.ready, 'acme')).toMatchObject({ items: [{ name: 'Team-dev' }] });
    expect(await command.end('SIGTERM')).toBe(0);
    expect(noise(runs)).toEqual([]);
    expect(await traces(local)).toEqual([]);
  });
});

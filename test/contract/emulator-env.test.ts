import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtempDisposable, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { emulatorCommand, executable, runCommand, runtimeFolder } from '../command-process.js';

type Variables = Readonly<Record<string, string>>;

const temporaryFolder = () => mkdtempDisposable(join(tmpdir(), 'emulator-env-'));
const marker = 'CODECATALYST_EMULATOR_BEFORE';

/** What a bash has in its environment after it has run a script, in which `emulator_env` is the command. */
async function bash(script: string, environment: NodeJS.ProcessEnv): Promise<Variables> {
  const { stdout } = await promisify(execFile)(
    'bash',
    ['--norc', '-euc', `emulator_env() { "$COMMAND" emulator env "$@"; }\n${script}\nenv -0`],
    { env: { PATH: process.env.PATH, COMMAND: executable, ...environment } },
  );
  return Object.fromEntries(stdout.split('\0').map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]));
}

const ofEmulator = (variables: Variables): Variables =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => /^AWS_|^NODE_EXTRA|^GIT_/.test(name)));

describe('codecatalyst-iac emulator env', () => {
  it('sets a shell up for the one emulator that runs', async () => {
    await using runtime = await runtimeFolder();
    await using emulator = await emulatorCommand([], runtime.environment);
    const { https, token, ca } = emulator.ready;

    const variables = ofEmulator(await bash('eval "$(emulator_env)"', runtime.environment));

    const bundle = expect.stringMatching(/\/ca-bundle-\w+\.pem$/);
    expect(variables).toEqual({
      AWS_ENDPOINT_URL_CODECATALYST: https,
      AWS_BEARER_TOKEN_CODECATALYST: token,
      AWS_CA_BUNDLE: bundle,
      NODE_EXTRA_CA_CERTS: bundle,
      GIT_SSL_CAINFO: bundle,
      AWS_REGION: 'us-west-2',
      AWS_DEFAULT_REGION: 'us-west-2',
    });
    const trusted = await readFile(variables.AWS_CA_BUNDLE ?? '', 'utf8');
    expect(trusted.startsWith(await readFile(ca, 'utf8'))).toBe(true);
    expect(trusted).toContain(rootCertificates[0]);
  });

  it('keeps the region and the authorities that the shell had, and gives all back', async () => {
    await using runtime = await runtimeFolder();
    await using folder = await temporaryFolder();
    const corporate = join(folder.path, 'corporate.pem');
    await writeFile(corporate, 'CORPORATE AUTHORITY\n');
    const ofGit = join(folder.path, 'git.pem');
    await writeFile(ofGit, 'AUTHORITY OF GIT\n');
    const before = {
      AWS_CA_BUNDLE: corporate,
      GIT_SSL_CAINFO: ofGit,
      AWS_REGION: 'eu-west-1',
      AWS_BEARER_TOKEN_CODECATALYST: "it's $mine\\",
    };
    await using first = await emulatorCommand(['--token', 'one'], runtime.environment);
    await using second = await emulatorCommand(['--token', 'two'], runtime.environment);
    const environment = { ...runtime.environment, ...before };
    const setUp = (...emulators: (typeof first)[]) =>
      emulators.map(({ ready }) => `eval "$(emulator_env --port ${new URL(ready.http).port})"`).join('\n');

    const variables = await bash(setUp(first, second, second), environment);
    const after = await bash(`${setUp(first, second)}\neval "$(emulator_env --unset)"`, environment);

    expect(variables).toMatchObject({
      AWS_BEARER_TOKEN_CODECATALYST: 'two',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
    });
    const trusted = await readFile(variables.AWS_CA_BUNDLE ?? '', 'utf8');
    expect(trusted).toContain('CORPORATE AUTHORITY');
    expect(trusted).toContain('AUTHORITY OF GIT');
    expect(ofEmulator(after)).toEqual(before);
    expect(after).not.toHaveProperty(marker);
  });

  it('logs in by SSO instead of a token, beside what the user has configured', async () => {
    await using runtime = await runtimeFolder();
    await using home = await temporaryFolder();
    await using emulator = await emulatorCommand(['--token', 'one'], { ...runtime.environment, HOME: home.path });
    const { https } = emulator.ready;
    const cache = join(home.path, '.aws', 'sso', 'cache');
    await mkdir(join(home.path, '.aws'));
    await writeFile(join(home.path, '.aws', 'config'), '[profile mine]\nregion = eu-west-1');

    const script = 'eval "$(emulator_env)"\neval "$(emulator_env --sso)"';
    const variables = await bash(script, { ...runtime.environment, HOME: home.path });

    expect(variables).toMatchObject({
      AWS_ENDPOINT_URL_CODECATALYST: https,
      AWS_ENDPOINT_URL_SSO_OIDC: https,
      AWS_PROFILE: 'codecatalyst-emulator',
    });
    expect(variables).not.toHaveProperty('AWS_BEARER_TOKEN_CODECATALYST');
    const configuration = await readFile(variables.AWS_CONFIG_FILE ?? '', 'utf8');
    expect(configuration).toMatch(/^\[profile mine\]\nregion = eu-west-1\n\[profile codecatalyst-emulator\]\n/);
    const [file = ''] = await readdir(cache);
    expect((await stat(join(cache, file))).mode & 0o777).toBe(0o600);
    const { accessToken } = JSON.parse(await readFile(join(cache, file), 'utf8')) as { accessToken: string };
    const headers = { authorization: `Bearer ${accessToken}` };
    expect((await fetch(`${emulator.ready.http}/session`, { headers })).status).toBe(200);
    await emulator.end('SIGTERM');
    expect(await readdir(cache)).toEqual([]);
  });

  it('leads past a proxy, if there is one', async () => {
    await using runtime = await runtimeFolder();
    await using _emulator = await emulatorCommand([], runtime.environment);
    const proxied = { ...runtime.environment, HTTPS_PROXY: 'http://proxy.test:3128', NO_PROXY: '.corp.test' };

    const variables = await bash('eval "$(emulator_env)"', proxied);
    const after = await bash('eval "$(emulator_env)"\neval "$(emulator_env --unset)"', proxied);

    expect(variables).toMatchObject({ NO_PROXY: '.corp.test,127.0.0.1', no_proxy: '.corp.test,127.0.0.1' });
    expect(after).toMatchObject({ NO_PROXY: '.corp.test' });
    expect(after).not.toHaveProperty('no_proxy');
  });

  it('gives nothing back where nothing was set up', async () => {
    await using runtime = await runtimeFolder();
    const before = { ...runtime.environment, AWS_REGION: 'eu-west-1' };

    expect(ofEmulator(await bash('eval "$(emulator_env --unset)"', before))).toEqual({ AWS_REGION: 'eu-west-1' });
  });

  it('finds the emulator of a data folder, whatever the folder is called by', async () => {
    await using runtime = await runtimeFolder();
    await using folder = await temporaryFolder();
    const [data, link] = [join(folder.path, "it's data"), join(folder.path, 'link')];
    await using emulator = await emulatorCommand(['--data', data, '--token', 'of-data'], runtime.environment);
    await using _other = await emulatorCommand(['--token', 'in-memory'], runtime.environment);
    await symlink(data, link);

    for (const name of [data, link, `${dirname(data)}/./it's data/`]) {
      const variables = await bash('eval "$(emulator_env --data "$DATA")"', { ...runtime.environment, DATA: name });
      expect(variables.AWS_ENDPOINT_URL_CODECATALYST).toBe(emulator.ready.https);
    }
  });

  it('takes the latest of those that serve the same folder, and asks which one of others', async () => {
    await using runtime = await runtimeFolder();
    await using folder = await temporaryFolder();
    const data = ['--data', folder.path];
    await using _first = await emulatorCommand(data, runtime.environment);
    await using second = await emulatorCommand(data, runtime.environment);
    const env = () => runCommand(['emulator', 'env'], runtime.environment);

    expect((await env()).stdout).toContain(second.ready.https);
    await using memory = await emulatorCommand([], runtime.environment);
    const { code, stdout, stderr } = await env();

    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /^Several emulators run: .*\. Say which with --data FOLDER or --port PORT\.\nSee .*--help\.\n$/,
    );
    expect(stderr).toContain(`${memory.ready.http} (in memory)`);
    expect(stderr).toContain(`${second.ready.http} (--data `);
  });

  it.each([[[]], [['--data']]])('waits for one that is still starting, %j', async (option) => {
    await using runtime = await runtimeFolder();
    await using folder = await temporaryFolder();
    const data = option.flatMap((name) => [name, join(folder.path, 'data')]);

    const asked = runCommand(['emulator', 'env', ...data], runtime.environment);
    await using emulator = await emulatorCommand(data, runtime.environment);

    expect(await asked).toMatchObject({ code: 0, stdout: expect.stringContaining(emulator.ready.https), stderr: '' });
  });

  it('sets a shell up for all later runs of an emulator with a data folder', async () => {
    await using runtime = await runtimeFolder();
    await using folder = await temporaryFolder();
    await using first = await emulatorCommand(['--data', folder.path], runtime.environment);
    const variables = ofEmulator(await bash('eval "$(emulator_env)"', runtime.environment));
    await first.end('SIGTERM');

    const bundle = variables.AWS_CA_BUNDLE ?? '';
    expect(dirname(bundle)).toBe(folder.path);
    expect((await stat(bundle)).mode & 0o777).toBe(0o600);
    await using _second = await emulatorCommand(['--data', folder.path], runtime.environment);
    expect(ofEmulator(await bash('eval "$(emulator_env)"', runtime.environment))).toEqual(variables);
  });

  it('says so when none runs, and of a data folder too', async () => {
    await using runtime = await runtimeFolder();
    await using folder = await temporaryFolder();
    const env = (...args: string[]) => runCommand(['emulator', 'env', '--wait', '0', ...args], runtime.environment);
    const help = 'See codecatalyst-iac emulator env --help.\n';

    expect(await env()).toEqual({
      code: 1,
      stdout: '',
      stderr: `No emulator of yours runs. Start one in another shell: codecatalyst-iac emulator.\n${help}`,
    });
    await using memory = await emulatorCommand([], runtime.environment);
    expect((await env('--data', folder.path)).stderr).toBe(
      `No emulator of yours runs with --data ${folder.path}. ` +
        `Start one in another shell: codecatalyst-iac emulator --data ${folder.path}. ` +
        `There is ${memory.ready.http} (in memory).\n${help}`,
    );
  });

  it('does not take one that was killed for one that runs, and clears up after it', async () => {
    await using runtime = await runtimeFolder();
    await using emulator = await emulatorCommand([], runtime.environment);
    const notes = join(runtime.path, 'codecatalyst-iac');
    expect(await readdir(notes)).toHaveLength(1);
    await emulator.end('SIGKILL');

    const { code, stderr } = await runCommand(['emulator', 'env', '--wait', '0'], runtime.environment);

    expect(code).toBe(1);
    expect(stderr).toMatch(/^No emulator of yours runs\./);
    expect(await readdir(notes)).toEqual([]);
  });

  it('trusts no folder that others can write to', async () => {
    await using runtime = await runtimeFolder();
    const notes = join(runtime.path, 'codecatalyst-iac');
    await mkdir(notes);
    await chmod(notes, 0o777);
    const message = `${notes}, where running emulators are noted, is not yours alone.`;

    const outcomes = [['emulator', 'env'], ['emulator']].map((args) => runCommand(args, runtime.environment));

    for (const { code, stdout, stderr } of await Promise.all(outcomes)) {
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain(message);
    }
  });

  it.each([
    ['bash', /^export AWS_REGION='eu'\\''s'$/m, /^# .*: eval "\$\(codecatalyst-iac emulator env --shell bash\)"$/m],
    ['fish', /^set -gx AWS_REGION 'eu\\'s'$/m, /^# .*: codecatalyst-iac emulator env --shell fish \| source$/m],
    [
      'powershell',
      /^\$Env:AWS_REGION = 'eu''s'$/m,
      /^# .*: & codecatalyst-iac .* \| Out-String \| Invoke-Expression$/m,
    ],
  ])('speaks %s', async (shell, line, hint) => {
    await using runtime = await runtimeFolder();
    await using _emulator = await emulatorCommand([], runtime.environment);
    const environment = { ...runtime.environment, AWS_REGION: "eu's" };

    const { code, stdout } = await runCommand(['emulator', 'env', '--shell', shell], environment);

    expect(code).toBe(0);
    expect(stdout).toMatch(line);
    expect(stdout).toMatch(hint);
  });

  it('speaks as the shell that it is run by', async () => {
    const environment = { SHELL: '/usr/local/bin/fish', [marker]: '{"AWS_REGION":null,"AWS_CA_BUNDLE":"/a"}' };

    const { stdout } = await runCommand(['emulator', 'env', '--unset'], environment);

    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'set -e AWS_REGION',
      "set -gx AWS_CA_BUNDLE '/a'",
      `set -e ${marker}`,
    ]);
  });

  it.each([
    [['--shell', 'tcsh'], {}, /^--shell must be one of bash, zsh, sh, fish, powershell\.\n/],
    [[], { AWS_CA_BUNDLE: '/no/such.pem' }, /^AWS_CA_BUNDLE names \/no\/such\.pem, which cannot be read/],
    [['--wait', 'long'], {}, /^--wait must be a number of seconds, and is "long"\.\n/],
    [['--unset'], { [marker]: '{' }, /^The variable CODECATALYST_EMULATOR_BEFORE is spoilt/],
  ])('refuses %j with %j', async (args, environment, message) => {
    await using runtime = await runtimeFolder();
    await using _emulator = await emulatorCommand([], runtime.environment);

    const { code, stdout, stderr } = await runCommand(['emulator', 'env', ...args], {
      ...runtime.environment,
      ...environment,
    });

    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
  });
});

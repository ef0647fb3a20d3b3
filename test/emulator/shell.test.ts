import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { emulatorCommand, executable, runtimeFolder } from '../command-process.js';
import { goTool } from '../go-tool.js';
import { pythonEnvironment } from '../python-environment.js';

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** What a script prints in a shell that was set up for a running emulator, with the programs of a virtual environment on its PATH. */
async function inShell(requirements: string, script: string, ...options: string[]): Promise<string> {
  await using runtime = await runtimeFolder();
  await using _emulator = await emulatorCommand(['--space', 'acme'], runtime.environment);
  const programs = dirname(await pythonEnvironment(fileOf(requirements)));
  const { stdout } = await promisify(execFile)(
    'bash',
    ['--norc', '-euc', `eval "$("$COMMAND" emulator env ${options.join(' ')})"\nPATH="$PROGRAMS:$PATH"\n${script}`],
    {
      env: {
        ...runtime.environment,
        PATH: process.env.PATH,
        HOME: runtime.path,
        COMMAND: executable,
        PROGRAMS: programs,
      },
    },
  );
  return stdout.trim();
}

const listSpaces = `python -c '
import boto3
print(boto3.client("codecatalyst").list_spaces()["items"][0]["name"])'`;

describe('a shell that was set up for the emulator', () => {
  it('serves the AWS CLI', async () => {
    const script = `
aws codecatalyst create-project --space-name acme --display-name 'Web shop' >/dev/null
aws codecatalyst list-projects --space-name acme --query 'items[].name' --output text`;

    expect(await inShell('requirements-current.txt', script)).toBe('Web-shop');
  });

  it.each(['requirements.txt', 'requirements-current.txt'])('serves boto3 of %s', async (requirements) => {
    expect(await inShell(requirements, listSpaces)).toBe('acme');
  });

  it('serves what would not send a token over http', async () => {
    const overHttp = `AWS_ENDPOINT_URL_CODECATALYST=http://127.0.0.1:9 python -c '
import boto3
try:
    boto3.client("codecatalyst").list_spaces()
except Exception as error:
    print(error)'`;

    expect(await inShell('requirements-current.txt', overHttp)).toMatch(/https/i);
  });

  it.each([
    ['boto3', `python ${fileOf('logged-in.py')}`],
    ["AWS's SDK for JavaScript", `node ${fileOf('logged-in.mjs')}`],
    ["AWS's SDK for Go", 'aws-go-client'],
  ])('serves %s by a login by SSO, which takes no token', async (_client, whoami) => {
    await goTool('aws-go-client');
    const identity = await inShell('requirements-current.txt', whoami, '--sso');

    expect(identity).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("clones over HTTPS by the service's own clone URL", async () => {
    const script = `
at="--space-name acme --project-name shop"
aws codecatalyst create-project --space-name acme --display-name shop >/dev/null
aws codecatalyst create-source-repository $at --name web >/dev/null
url=$(aws codecatalyst get-source-repository-clone-urls $at --source-repository-name web --query https --output text)
secret=$(aws codecatalyst create-access-token --name git --query secret --output text)
git clone --quiet "\${url/@/:$secret@}" "$HOME/web"
echo "\${url%%:*}"
git -C "$HOME/web" log --format=%s`;

    expect(await inShell('requirements-current.txt', script)).toBe('https\nInitial commit');
  });

  it('still trusts the authorities of the world', async () => {
    const script = `python -c '
import os, ssl
print(len(ssl.create_default_context(cafile=os.environ["AWS_CA_BUNDLE"]).get_ca_certs()) > 100)'`;

    expect(await inShell('requirements.txt', script)).toBe('True');
  });
});

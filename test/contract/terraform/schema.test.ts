import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const root = new URL('../../../', import.meta.url).pathname;
const run = promisify(execFile);
const whereIs = await run('which', ['terraform']).then(
  () => 'there',
  () => undefined,
);

const program = `terraform {
  required_providers {
    codecatalyst = { source = "codecatalyst-iac/codecatalyst" }
  }
}
`;

/** What `terraform providers schema -json` prints of the built provider. */
async function printed(): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'terraform-schema-'));
  try {
    const config = join(folder, 'cli.tfrc');
    const overrides = `dev_overrides { "codecatalyst-iac/codecatalyst" = ${JSON.stringify(join(root, 'dist/terraform'))} }`;
    await writeFile(config, `provider_installation {\n  ${overrides}\n  direct {}\n}\n`);
    await writeFile(join(folder, 'main.tf'), program);
    const env = { PATH: process.env.PATH, HOME: folder, TF_CLI_CONFIG_FILE: config, CHECKPOINT_DISABLE: '1' };
    const { stdout } = await run('terraform', ['providers', 'schema', '-json'], {
      cwd: folder,
      env,
      maxBuffer: 2 ** 26,
    });
    return JSON.parse(stdout) as unknown;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// Where there is no Terraform, the line that closes the run counts this as skipped.
const judged = whereIs === undefined ? it.skip : it;

describe('terraform-schema.json', () => {
  judged('is what Terraform prints of the provider', async () => {
    const committed = JSON.parse(await readFile(join(root, 'terraform-schema.json'), 'utf8')) as unknown;
    // eslint-disable-next-line jest/no-standalone-expect -- it is inside of a test, by another name
    expect(await printed()).toEqual(committed);
  });
});

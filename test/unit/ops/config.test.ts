import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { readConfig } from '../../../provider/ops/config/read-config.js';

const whole = `version: 1
stacks:
  - stack: production
  - folder: infra
    stack: staging
spaces: [acme]
drift:
  ignore:
    - path: repository/*/description
      reason: edited by the docs team
      until: 2026-12-31
teardown:
  protect: ["project = platform"]
`;

/** What the command makes of a configuration. */
async function read(text: string) {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'config-'));
  await writeFile(join(folder.path, 'c.yaml'), text);
  return (await readConfig('c.yaml', folder.path)).config;
}

/** What it says against one, with the file's own name alone. */
const refusal = (text: string): Promise<string> =>
  read(text).then(
    () => 'nothing',
    (error: unknown) => (error as Error).message.replaceAll(/^.*\/(?=c\.yaml:)/gm, ''),
  );

describe('codecatalyst-iac.yaml', () => {
  it('is read with what is left out filled in', async () => {
    const { stacks, spaces, drift, teardown } = await read(whole);
    expect(stacks).toEqual([
      { engine: 'pulumi', folder: '.', stack: 'production' },
      { engine: 'pulumi', folder: 'infra', stack: 'staging' },
    ]);
    expect(spaces).toEqual(['acme']);
    expect(drift.ignore).toEqual([
      { path: 'repository/*/description', reason: 'edited by the docs team', until: '2026-12-31' },
    ]);
    expect(teardown.protect).toEqual(['project = platform']);
  });

  it('is judged alike by the schema that editors are given', async () => {
    const file = fileURLToPath(new URL('../../../docs/codecatalyst-iac.schema.json', import.meta.url));
    const ajv = new Ajv({ formats: { date: /^\d{4}-\d\d-\d\d$/ } });
    const isGood = ajv.compile(JSON.parse(await readFile(file, 'utf8')) as object);
    expect(isGood(parse(whole))).toBe(true);
    expect(isGood(parse('version: 1\nstakcs: []'))).toBe(false);
  });

  it.each([
    ['version: 1\nspaces: [acme\n', /^c\.yaml:3:1: .*/],
    ['version: 2\n', /^c\.yaml:1:10: version: /],
    ['version: 1\nstakcs: []\n', /^c\.yaml:2:1: stakcs: There is no such key\.$/],
    ['version: 1\nstacks:\n  - stack: a\n    fodler: b\n', /^c\.yaml:4:5: stacks\.0\.fodler: There is no such key\.$/],
    [
      'version: 1\ndrift:\n  ignore:\n    - path: a\n      reason: b\n      until: soon\n',
      /^c\.yaml:6:14: drift\.ignore\.0\.until: It takes a day, such as 2026-12-31\.$/,
    ],
    ['', /^c\.yaml:1:1: /],
  ])('refuses %j, and says where', async (text, message) => {
    expect(await refusal(text)).toMatch(message);
  });

  it('tells all mistakes at once', async () => {
    expect((await refusal('version: 1\na: 1\nspaces: [1]\n')).split('\n')).toHaveLength(2);
  });
});

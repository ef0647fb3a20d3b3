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
    const file = fileURLToPath(new URL('../../../docs/config.schema.json', import.meta.url));
    const ajv = new Ajv({ formats: { date: /^\d{4}-\d\d-\d\d$/ } });
    const isGood = ajv.compile(JSON.parse(await readFile(file, 'utf8')) as object);
    expect(isGood(parse(whole))).toBe(true);
    expect(isGood(parse('version: 1\nstakcs: []'))).toBe(false);
  });

  it.each([
    ['version: 1\nspaces: [acme\n', /^c\.yaml:3:1: .*/],
    ['version: 2\n', /^c\.yaml:1:10: version: It takes 1\.$/],
    ['spaces: []\n', /^c\.yaml:1:1: version: It takes 1, and is missing\.$/],
    [
      'version: 1\nstakcs: []\n',
      /^c\.yaml:2:1: stakcs: There is no such key\. Did you mean stacks\? Allowed are version, stacks, spaces, drift, teardown, discover\.$/,
    ],
    [
      'version: 1\nstacks:\n  - stack: a\n    fodler: b\n',
      /^c\.yaml:4:5: stacks\.0\.fodler: There is no such key\. Did you mean folder\? Allowed are engine, folder, stack, workspace\.$/,
    ],
    [
      'version: 1\ndrift:\n  ignroe: []\n',
      /^c\.yaml:3:3: drift\.ignroe: .* Did you mean ignore\? Allowed is ignore\.$/,
    ],
    ['version: 1\nspaces: acme\n', /^c\.yaml:2:9: spaces: It takes a list, such as \[one, other\]\.$/],
    ['version: 1\nspaces: [1]\n', /^c\.yaml:2:10: spaces\.0: It takes a text\.$/],
    ['version: 1\nstacks:\n  - folder: a\n', /^c\.yaml:3:5: stacks\.0\.stack: A text is missing\.$/],
    [
      'version: 1\nstacks:\n  - stack: a\n    engine: cdk\n',
      /^c\.yaml:4:13: stacks\.0\.engine: It takes pulumi or terraform\.$/,
    ],
    [
      'version: 1\ndrift:\n  ignore:\n    - path: repository/a/b\n      reason: b\n      until: soon\n',
      /^c\.yaml:6:14: drift\.ignore\.0\.until: It takes a day, such as 2026-12-31\.$/,
    ],
    [
      'version: 1\ndrift:\n  ignore:\n    - path: repositry/*/description\n      reason: b\n      until: 2026-12-31\n',
      /^c\.yaml:4:13: drift\.ignore\.0\.path: "repositry\/\*\/description" is no rule of what to ignore\. Did you mean repository\? It has the form KIND\/NAME\/PROPERTY/,
    ],
    [
      'version: 1\nteardown:\n  protect:\n    - project = platform\n    - colour = red\n',
      /^c\.yaml:5:7: teardown\.protect\.1: The selection "colour = red" cannot be read at column 1: there is no name "colour"/,
    ],
    ['', /^c\.yaml:1:1: It takes keys with values, such as version: 1\.$/],
  ])('refuses %j, and says where and what is allowed', async (text, message) => {
    expect(await refusal(text)).toMatch(message);
  });

  it('tells all mistakes at once', async () => {
    expect((await refusal('version: 1\na: 1\nspaces: [1]\n')).split('\n')).toHaveLength(2);
  });
});

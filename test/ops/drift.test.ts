import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PulumiStack } from '../engine/pulumi/stack.js';
import { drift, driftReport, findings } from './drift-command.js';
import { expected, meddle, ofOurOwn, program, work, world } from './planted.js';
import { junitCases, reportViolations, sarifViolations } from './report-checkers.js';

/** The names of what the real engine's refresh would change. */
async function refreshed(stack: PulumiStack): Promise<readonly string[]> {
  const { steps } = await stack.pulumi(['refresh', '--preview-only']);
  return steps.map((step) => step.split(' ')[1] ?? '').toSorted();
}

describe('codecatalyst-iac drift', () => {
  it('finds each drift that was planted, invents none, and agrees with the engine', async () => {
    await using stack = await PulumiStack.deployed(world, program);
    await work(stack);

    const calm = await driftReport(stack);
    expect(findings(calm.report)).toEqual([]);
    expect(calm.code).toBe(0);
    expect(await refreshed(stack)).toEqual([]);

    await meddle(stack);
    const before = await stack.stateText();
    const files = { junit: 'r/drift.xml', sarif: 'r/drift.sarif', html: 'r/drift.html', markdown: 'r/drift.md' };
    const forms = Object.entries(files).flatMap(([format, file]) => ['--report', `${format}=${file}`]);
    const { code, report, stderr } = await driftReport(stack, ['--stack', stack.name, '--unmanaged', ...forms]);

    expect(findings(report)).toEqual(expected);
    expect(code).toBe(2);
    expect(await stack.stateText()).toBe(before);
    expect(await refreshed(stack)).toEqual(
      expected.map((finding) => finding.split(':')[0] ?? '').filter((name) => !ofOurOwn.includes(name)),
    );

    const shown = await Promise.all(Object.values(files).map((file) => stack.read(file)));
    for (const text of [...shown, JSON.stringify(report), stderr])
      expect(text).not.toMatch(/hidden-alias|changed-alias/);
    expect(await reportViolations(JSON.stringify(report))).toEqual([]);
    expect(await sarifViolations(await stack.read(files.sarif))).toEqual([]);
    const { unmanaged, ...stacks } = await junitCases(join(stack.folder, files.junit));
    const cases = Object.values(stacks).flatMap((suite) => Object.values(suite));
    const failed = cases.filter((results) => results.includes('failure'));
    expect(failed).toHaveLength(expected.length);
    expect(Object.keys(unmanaged ?? {})).toEqual([
      'project acme/tools',
      'repository acme/tools/build',
      'branch acme/shop/docs/somebody/else',
      'branch acme/tools/build/side',
    ]);
  });

  it('tells since when and by whom where the log of the space tells it', async () => {
    await using stack = await PulumiStack.deployed(world, program);
    await meddle(stack);

    const { report } = await driftReport(stack);

    const told = report.resources.flatMap(({ name, change, properties }) =>
      [change, ...properties.map((property) => property.change)].flatMap((one) =>
        one ? [`${name}: ${one.by ?? ''} ${one.event ?? ''}`] : [],
      ),
    );
    expect(told).toEqual([
      'gone-project: alice deleteProject',
      'shop: alice updateProject',
      'gone-repository: alice deleteSourceRepository',
      'recreated-repository: alice createSourceRepository',
    ]);
    expect(stack.emulator.controls.requests.filter(({ operation }) => operation === 'ListEventLogs')).toHaveLength(1);
  });

  it('publishes the schema that its reports have', async () => {
    const file = join(import.meta.dirname, '../../docs/drift-report.schema.json');
    const { properties } = JSON.parse(await readFile(file, 'utf8')) as { properties: { version: { const: number } } };
    expect(properties.version.const).toBe(1);
    expect(await reportViolations('{"version": 2}')).not.toEqual([]);
  });

  it('refuses a command line that cannot be meant', async () => {
    await using stack = await PulumiStack.open({ spaces: ['acme'] });
    const tried = async (...args: readonly string[]) => {
      const { code, stdout, stderr } = await drift(stack, args);
      return [code, stdout, stderr.split('\n')[0]];
    };

    expect(await tried()).toEqual([
      1,
      '',
      'No stack is given: name one with --stack or --terraform, or in the configuration.',
    ]);
    expect(await tried('--stack', 'dev', '--report', 'pdf')).toEqual([
      1,
      '',
      '--report pdf: it is FORMAT or FORMAT=FILE; the formats are table, json, junit, markdown, sarif, html, github.',
    ]);
    expect(await tried('--stack', 'dev', '--json', '--report', 'sarif')).toEqual([
      1,
      '',
      'Standard output takes one report, not sarif and json: give others a file, as in html=drift.html.',
    ]);
    expect(await tried('--stack', 'dev', '--space', 'acme')).toEqual([
      1,
      '',
      '--space says where to look for unmanaged things: it takes --unmanaged beside it.',
    ]);
    expect(await tried('--stack', 'dev', '--ignore', 'repositories/*')).toEqual([
      1,
      '',
      expect.stringMatching(/^--ignore "repositories\/\*" is no rule/),
    ]);
  });
});

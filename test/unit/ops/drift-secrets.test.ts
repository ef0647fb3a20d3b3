import { describe, expect, it } from '@jest/globals';
import { withoutSecrets } from '../../../provider/ops/drift/secrets.js';
import { hostileReport } from '../../ops/hostile-report.js';

const text = 'the token s3cr3t-word was refused';

describe('a report', () => {
  it('holds a secret nowhere, wherever it came up', () => {
    const [first] = hostileReport.resources;
    const told = {
      ...hostileReport,
      warnings: [text],
      resources: first ? [{ ...first, notes: [text], problem: text }] : [],
    };
    const clean = JSON.stringify(withoutSecrets(told, ['s3cr3t-word']));
    expect(clean).not.toContain('s3cr3t-word');
    expect(clean.match(/the token \[secret\] was refused/g)).toHaveLength(3);
  });

  it('keeps its own words, even where a secret is one of them', () => {
    const clean = withoutSecrets(hostileReport, ['gone', 'drift', 'record', 'repository']);
    expect([clean.verdict, clean.declared, clean.resources[0]?.verdict, clean.resources[0]?.kind]).toEqual([
      'drift',
      'record',
      'gone',
      'repository',
    ]);
  });
});

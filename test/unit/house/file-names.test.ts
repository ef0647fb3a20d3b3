import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const cwd = fileURLToPath(new URL('../../..', import.meta.url));
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd, encoding: 'utf8' })
  .split('\n')
  .filter((file) => /^(api|provider|emulator|test|tools)\/.*\.(ts|mts|mjs|cjs|js|py|sh)$/.test(file));

describe('the names of source files', () => {
  it('say what is inside, so that no second thing hides there', () => {
    const vague = /^(utils?|helpers?|types|common|shared|misc)\./;
    expect(files.filter((file) => vague.test(basename(file)))).toEqual([]);
  });

  it('are in kebab-case', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.[a-z]+$/;
    // What Python imports cannot hold a hyphen.
    const module = /^(__main__|[a-z0-9]+(_[a-z0-9]+)*)\.py$/;
    expect(files.map((file) => basename(file)).filter((name) => !kebab.test(name) && !module.test(name))).toEqual([]);
  });

  it('are found at all', () => {
    expect(files).toContain('api/contract.ts');
  });
});

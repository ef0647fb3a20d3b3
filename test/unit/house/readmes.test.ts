import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..', '..');
const folders = ['api', 'emulator', 'examples', 'provider', 'sdk', 'test', 'tools'];
const inner = ['data-sources', 'main', 'model', 'ops', 'pulumi', 'resources', 'service', 'terraform'].map(
  (name) => `provider/${name}`,
);

describe('the README of each folder', () => {
  it.each([...folders, ...inner])('is there in %s, and has at most 15 lines', (folder) => {
    const file = join(root, folder, 'README.md');
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(15);
  });

  it('is asked for in every folder that the provider has', () => {
    const tracked = execFileSync('git', ['ls-files', 'provider'], { cwd: root, encoding: 'utf8' }).split('\n');
    const found = new Set(tracked.flatMap((file) => /^provider\/[^/]+(?=\/)/.exec(file) ?? []));
    expect([...found].sort()).toEqual(inner.sort());
  });
});

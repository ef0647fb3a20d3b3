import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { problemOfBranchName, standsInTheWay } from '../../emulator/git/ref-name.js';

function isFineToGit(name: string): boolean {
  try {
    execFileSync('git', ['check-ref-format', '--branch', name], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('the name of a branch', () => {
  it.each([
    ['main', undefined],
    ['release/1.0', undefined],
    ['feature/x%y+é(1)!', undefined],
    ['@', undefined],
    ['a b', 'holds a blank, a control character or one of ~^:?*[\\'],
    ['a..b', 'holds two dots in a row'],
    ['../../etc/passwd', 'holds two dots in a row'],
    ['.hidden', 'has a part that begins with a dot'],
    ['a/.b', 'has a part that begins with a dot'],
    ['a.lock/b', 'has a part that ends with .lock'],
    ['a//b', 'begins or ends with a slash, or holds two in a row'],
    ['/etc', 'begins or ends with a slash, or holds two in a row'],
    ['-x', 'begins with a hyphen'],
    ['x.', 'ends with a dot'],
    ['x@{1}', 'holds @{'],
    ['HEAD', 'is HEAD, which Git has another use for'],
    ['a\0b', 'holds a blank, a control character or one of ~^:?*[\\'],
    ['\ud800', 'is no well-formed Unicode'],
    ['', 'is empty'],
    [`a/${'é'.repeat(126)}`, 'has a part of more than 250 bytes'],
  ])('%j: %s', (name, problem) => {
    expect(problemOfBranchName(name)).toBe(problem);
  });

  it('is one exactly when it is one to Git', () => {
    const parts = [
      'a',
      'é',
      '.',
      '..',
      '/',
      '-',
      '@',
      '{',
      '@{',
      '.lock',
      ' ',
      '~',
      '\\',
      'HEAD',
      '\x7f',
      '*',
      ':',
      '%',
    ];
    const names = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 5 }).map((some) => some.join(''));
    fc.assert(
      fc.property(names, (name) => {
        // `@` alone is short for HEAD on a command line, and `-` for the branch of before.
        fc.pre(name !== '@' && name !== '-');
        expect(problemOfBranchName(name) === undefined).toBe(isFineToGit(name));
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['a', true],
    ['a/b', true],
    ['a/b/c', true],
    ['a/b/c/d', true],
    ['a/c', false],
    ['ab', false],
    ['a/bc', false],
  ])('%s stands in the way of a/b/c beside: %s', (name, expected) => {
    expect(standsInTheWay(name, ['x', 'a/b/c'])).toBe(expected);
  });
});

import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../../provider/ops/cli/command.js';
import { readToken } from '../../provider/main/commands/token-option.js';

describe('the option --token', () => {
  it.each([
    ['secret', 'secret'],
    ['cGFkZGVk==', 'cGFkZGVk=='],
    ['secret=jane', { token: 'secret', user: 'jane' }],
    ['cGFkZGVk===jane.doe', { token: 'cGFkZGVk==', user: 'jane.doe' }],
  ])('reads %s', (text, token) => {
    expect(readToken(text)).toEqual(token);
  });

  it.each(['=jane', 'secret=jo', 'secret=jane doe', `secret=${'j'.repeat(101)}`])('refuses %s', (text) => {
    expect(() => readToken(text)).toThrow(UsageError);
  });

  it('does not repeat what may be a secret', () => {
    expect(() => readToken('part-one=part two')).toThrow(/^(?!.*part)/);
  });
});

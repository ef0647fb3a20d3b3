import { describe, expect, it } from '@jest/globals';
import { isWhole } from '../../../../provider/service/git/packet-lines.js';

describe('lines of Git protocol', () => {
  it.each(['0000', '0006a\n0000', '000bservice00000006a\n0000', '0009über0000'])('are whole: %j', (text) => {
    expect(isWhole(Buffer.from(text))).toBe(true);
  });

  it.each(['', '0006a\n', '0006a\n000', '00ffa\n0000', '0006a\n0000and more', 'a\n', '<h1>0000', '0001'])(
    'are not whole: %j',
    (text) => {
      expect(isWhole(Buffer.from(text))).toBe(false);
    },
  );
});

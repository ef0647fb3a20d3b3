import { describe, expect, it } from '@jest/globals';
import { configShape } from '../../../provider/ops/config/config.js';
import { allowSpace } from '../../../provider/ops/teardown/allow-space.js';

const allowed = (space: string, teardown: object = {}): string =>
  allowSpace(undefined, [], {
    config: configShape.parse({ version: 1, spaces: [space], teardown: { protect: 'nothing', ...teardown } }),
  });

describe('a space that is not to be torn down in', () => {
  it('is refused by its name, and nobody is told to have configured what holds by itself', () => {
    expect(() => allowed('acme-prod')).toThrow(
      'its name holds "prod", which is denied unless teardown.deny of the configuration leaves it out.',
    );
    expect(() => allowed('acme-live', { deny: ['live'] })).toThrow(
      'its name holds "live", which teardown.deny of the configuration lists.',
    );
    expect(allowed('acme-prod', { deny: [] })).toBe('acme-prod');
  });
});

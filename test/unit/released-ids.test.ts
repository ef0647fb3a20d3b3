import { describe, expect, it } from '@jest/globals';
import { releasedIds } from '../../provider/configuration.js';
import { thrown } from './thrown.js';

const ids = (CODECATALYST_FORCE_DESTROY_IDS?: string) =>
  releasedIds(CODECATALYST_FORCE_DESTROY_IDS === undefined ? {} : { CODECATALYST_FORCE_DESTROY_IDS });

describe('the ids whose data may go in a run', () => {
  it('are a JSON list in the environment', () => {
    expect(ids('["acme/shop/web","acme/shop/web/feature/a,b"]')).toEqual([
      'acme/shop/web',
      'acme/shop/web/feature/a,b',
    ]);
  });

  it('are none where the variable is empty or not set', () => {
    expect([ids(), ids(''), ids('[]')]).toEqual([[], [], []]);
  });

  it.each(['acme/shop/web', '{"acme/shop/web":true}', '[1]', '['])('cannot be %s', (text) => {
    expect(thrown(() => ids(text))).toHaveProperty(
      'message',
      'CODECATALYST_FORCE_DESTROY_IDS is not a JSON list of ids. It must be such as ["acme/shop/web"]. Unset it to let nothing go.',
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { proxyFor } from '../../../provider/service/proxy.js';
import { thrown } from '../thrown.js';

const service = new URL('https://codecatalyst.global.api.aws');
const proxy = 'http://proxy.example.com:3128/';
const excepted = (list: string, endpoint: string): boolean =>
  proxyFor(new URL(endpoint), { HTTPS_PROXY: proxy, NO_PROXY: list }) === undefined;

describe('the proxy', () => {
  it('is none unless there is one', () => {
    expect(proxyFor(service, {})).toBeUndefined();
    expect(proxyFor(service, { HTTPS_PROXY: '', HTTP_PROXY: proxy })).toBeUndefined();
  });

  it('is that for https, in small letters or in capitals, else that for all', () => {
    const all = 'http://all.example.com/';

    expect(proxyFor(service, { https_proxy: proxy, HTTPS_PROXY: all })?.href).toBe(proxy);
    expect(proxyFor(service, { HTTPS_PROXY: proxy, ALL_PROXY: all })?.href).toBe(proxy);
    expect(proxyFor(service, { all_proxy: all })?.href).toBe(all);
  });

  it('may leave out its scheme', () => {
    expect(proxyFor(service, { HTTPS_PROXY: 'proxy.example.com:3128' })?.href).toBe(proxy);
  });

  it.each(['socks5://jane:s3cret@proxy:1080', 'http://jane:s3cret@'])(
    'is an HTTP proxy, or is refused and its password not shown: %s',
    (text) => {
      expect(thrown(() => proxyFor(service, { HTTPS_PROXY: text }))).toMatchObject({
        kind: 'configuration',
        message: expect.not.stringContaining('s3cret'),
      });
    },
  );
});

describe('NO_PROXY', () => {
  it.each([
    ['*', 'https://any.example.com'],
    ['codecatalyst.global.api.aws', 'https://codecatalyst.global.api.aws'],
    ['.api.aws', 'https://codecatalyst.global.api.aws'],
    ['*.api.aws', 'https://codecatalyst.global.api.aws'],
    ['API.aws', 'https://codecatalyst.global.api.aws'],
    ['localhost, 10.0.0.1  127.0.0.1', 'https://127.0.0.1:8443'],
    ['127.0.0.1:8443', 'https://127.0.0.1:8443'],
    ['api.aws:443', 'https://api.aws'],
    ['::1', 'https://[::1]:8443'],
  ])('"%s" excepts %s', (list, endpoint) => {
    expect(excepted(list, endpoint)).toBe(true);
  });

  it.each([
    ['', 'https://api.aws'],
    [' , ', 'https://api.aws'],
    ['.', 'https://api.aws'],
    ['aws.example.com', 'https://api.aws'],
    ['pi.aws', 'https://api.aws'],
    ['127.0.0.1:443', 'https://127.0.0.1:8443'],
  ])('"%s" does not except %s', (list, endpoint) => {
    expect(excepted(list, endpoint)).toBe(false);
  });
});

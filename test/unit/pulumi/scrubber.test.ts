import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Secret, unknown } from '../../../provider/model/value.js';
import { Scrubber } from '../../../provider/pulumi/scrubber.js';

function knowing(...values: Parameters<Scrubber['learn']>[0][]): Scrubber {
  const scrubber = new Scrubber();
  for (const value of values) scrubber.learn(value);
  return scrubber;
}

describe('a scrubber', () => {
  it('takes out every place of a secret', () => {
    expect(knowing(new Secret('hunter2')).scrub('hunter2, not Hunter2 but hunter2!')).toBe(
      '[secret], not Hunter2 but [secret]!',
    );
  });

  it('learns secrets at any depth, and everything inside of a secret', () => {
    const scrubber = knowing({ a: [{ b: new Secret({ c: ['deep-1', { d: new Secret('deep-2') }] }) }] });

    expect(scrubber.scrub('deep-1 deep-2')).toBe('[secret] [secret]');
  });

  it('leaves alone what is no secret', () => {
    expect(knowing({ a: 'shown', b: [unknown, null, 1], c: new Secret(unknown) }).scrub('shown 1')).toBe('shown 1');
  });

  it('takes the longest out first, as one secret may hold another', () => {
    expect(knowing(new Secret('token'), new Secret('token-of-shop')).scrub('token-of-shop and token')).toBe(
      '[secret] and [secret]',
    );
  });

  it('knows a secret as JSON, as a URL and as base64 write it', () => {
    const scrubber = knowing(new Secret('a"b\n/ü'));

    expect(scrubber.scrub(JSON.stringify({ password: 'a"b\n/ü' }))).toBe('{"password":"[secret]"}');
    expect(scrubber.scrub('https://x/?p=a%22b%0A%2F%C3%BC')).toBe('https://x/?p=[secret]');
    expect(scrubber.scrub('Basic YSJiCi/DvA==')).toBe('Basic [secret]');
  });

  it('leaves very short secrets, which would take letters out of every word', () => {
    expect(knowing(new Secret('a'), new Secret('ab'), new Secret('')).scrub('a cab')).toBe('a cab');
  });

  it('knows numbers that are long enough', () => {
    expect(knowing(new Secret({ pin: 904_511, level: 2 })).scrub('pin 904511, level 2')).toBe('pin [secret], level 2');
  });

  it('stands a secret that is no proper text', () => {
    expect(knowing(new Secret('\ud800abc')).scrub('x \ud800abc y')).toBe('x [secret] y');
  });

  it('lets no secret through that it learnt, whatever is around it', () => {
    // No letters of the mark itself, which may well show.
    const text = fc.string({ unit: fc.constantFrom(...Array.from('abx09 "\\/%+=\nüß🦊$&.*(')), maxLength: 12 });
    const secrets = fc.array(
      text.filter(({ length }) => length >= 3),
      { minLength: 1, maxLength: 4 },
    );

    fc.assert(
      fc.property(secrets, fc.array(text), (secrets, texts) => {
        const scrubber = knowing(secrets.map((value) => new Secret(value)));
        const all = texts.flatMap((text, index) => [text, secrets[index % secrets.length] ?? '']).join('');
        const said = scrubber.scrub([all, JSON.stringify(all), encodeURIComponent(all)].join(' '));

        expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
      }),
    );
  });
});

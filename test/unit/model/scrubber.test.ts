import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Secret, unknown } from '../../../provider/model/value.js';
import { Scrubber } from '../../../provider/model/scrubber.js';
import { leaksIn } from '../../engine/pulumi/leaks.js';
import { writtenForms } from '../../engine/pulumi/written-forms.js';

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

  it.each([
    ['Pa%22ss%5cw%c3%b6rd+1', 'a form, in small letters'],
    ['%50a"ss\\wörd%201', 'a URL that encodes at will'],
    [String.raw`Pa\\"ss\\\\wörd 1`, 'JSON in JSON'],
    [String.raw`Pa\u0022ss\u005Cw\u00f6rd\u00201`, 'JSON in ASCII'],
    ['UGEic3Ncd8O2cmQgMQ==', 'base64'],
    ['UGEic3Ncd8O2cmQgMQ', 'base64 without its end'],
  ])('takes it out as %s, which is %s', (written) => {
    expect(knowing(new Secret('Pa"ss\\wörd 1')).scrub(`<${written}>`)).toBe('<[secret]>');
  });

  it.each([
    ['bWU6aHVudGVyMjIyMg==', 'bWU6[secret]'],
    ['dTpodW50ZXIyMjIyOjE=', 'dTp[secret]OjE='],
    ['Oj8_aHVudGVyMjIyMj8-', 'Oj8_[secret]8-'],
  ])('takes it out of the base64 of more than it: %s', (text, rest) => {
    expect(knowing(new Secret('hunter2222')).scrub(text)).toBe(rest);
  });

  it('hides a text of any length', () => {
    const long = Array.from({ length: 700 }, (_, index) => `line ${index}\n`).join('');

    expect(knowing(new Secret(long)).scrub(`<${JSON.stringify(long)}>`)).toMatch(/^<"(\[secret\])+">$/);
  });

  it('is not held up by what is all backslashes', () => {
    const scrubber = knowing(new Secret(`${'\\'.repeat(200)}end`), new Secret('\\"'.repeat(50)));
    const text = `${'\\'.repeat(5_000)}and`;

    expect(scrubber.scrub(text)).toBe(text);
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

  it('lets no secret through in any form', () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from('abx09 "\\/%+üß🦊$&.*(')),
      minLength: 8,
      maxLength: 20,
    });

    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), (secrets) => {
        const scrubber = knowing(secrets.map((value) => new Secret(value)));
        const said = secrets.flatMap((secret) => Object.values(writtenForms(secret))).join(' and then\n');

        expect(leaksIn(scrubber.scrub(said), Object.fromEntries(secrets.entries()))).toEqual([]);
      }),
    );
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

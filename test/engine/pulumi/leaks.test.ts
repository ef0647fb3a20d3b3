import { describe, expect, it } from '@jest/globals';
import { leaksIn } from './leaks.js';
import { repositoryOf } from './program.js';
import { WatchedStack } from './watched-stack.js';
import { writtenForms } from './written-forms.js';

const password = 'Pa"ss\\wörd 🦊 +1/2';

describe('the search for leaks', () => {
  it.each([
    [`password=${password};`, 'in clear'],
    [String.raw`{"password": "Pa\"ss\\wörd 🦊 +1/2"}`, 'JSON-escaped'],
    [String.raw`{"password": "Pa\"ss\\w\u00f6rd \uD83E\uDD8A +1\/2"}`, 'JSON-escaped'],
    [String.raw`{"msg": "{\"password\": \"Pa\\\"ss\\\\wörd 🦊 +1/2\"}"}`, 'JSON-escaped repeatedly'],
    ['https://x/?p=Pa%22ss%5Cw%C3%B6rd%20%F0%9F%A6%8A%20%2B1%2F2&q=1', 'URL-encoded'],
    ['https://x/?p=Pa%22ss%5cw%c3%b6rd%20%f0%9f%a6%8a%20%2b1/2', 'URL-encoded'],
    ['%50%61%22%73%73%5c%77%c3%b6%72%64%20%f0%9f%a6%8a%20%2b%31%2f%32', 'URL-encoded'],
    ['%7B%22p%22%3A%20%22Pa%5C%22ss%5C%5Cw%C3%B6rd%20%F0%9F%A6%8A%20%2B1%2F2%22%7D', 'URL-encoded'],
    ['p=Pa%22ss%5Cw%C3%B6rd+%F0%9F%A6%8A+%2B1%2F2&q=1', 'URL-encoded as a form'],
    ['Basic UGEic3Ncd8O2cmQg8J+miiArMS8y', 'in base64'],
    ['Basic OlBhInNzXHfDtnJkIPCfpoogKzEvMi4=, and so on', 'in base64'],
    ['/v1/YTpQYSJzc1x3w7ZyZCDwn6aKICsxLzIuLg', 'in base64'],
    ['token_UGEic3Ncd8O2cmQg8J-miiArMS8y', 'in base64'],
    ['eyJwIjogIlBhXCJzc1xcd8O2cmQg8J+miiArMS8yIn0=', 'in base64'],
  ])('finds one in %s: %s', (line, form) => {
    const text = `The first line\n${line}\nThe last line`;

    expect(leaksIn(text, { password, other: 'not to be found' })).toEqual([{ secret: 'password', form, line: 2 }]);
  });

  it('finds each line of a secret that has several', () => {
    const text = 'key:\n  first half\n  second half\nall: "first half\\nsecond half"';

    expect(leaksIn(text, { key: 'first half\nsecond half' }).map(({ line }) => line)).toEqual([2, 3, 4]);
  });

  it('tells all that stand in one line, and never what they are', () => {
    const leaks = leaksIn('one-secret and bW9yZSBzZWNyZXQ=', { one: 'one-secret', two: 'more secret' });

    expect(leaks).toEqual([
      { secret: 'one', form: 'in clear', line: 1 },
      { secret: 'two', form: 'in base64', line: 1 },
    ]);
    expect(JSON.stringify(leaks)).not.toContain('one-secret');
  });

  it('finds nothing in what only looks like it', () => {
    const text = 'Pa"ss\\wörd\nPa%22ss%5Cw%C3%B6r\nUGEic3Ncd8O2cmQg8J+m\n[secret]';

    expect(leaksIn(text, { password })).toEqual([]);
  });
});

// What the program does not call secret is no secret: it shows wherever there is something to be seen.
describe('the search of what a run leaves', () => {
  const forms = Object.keys(writtenForms(''));
  // Short enough for a diff, which shows no more than the beginning of a long text.
  const planted = Object.fromEntries(forms.map((form, index) => [form, `Nr ${index} "\\/+% ü🦊`]));
  const resources = Object.fromEntries(
    forms.map((form) => [
      form.replaceAll(' ', '-'),
      repositoryOf({ name: form.replaceAll(' ', '-'), description: writtenForms(planted[form] ?? '')[form] }),
    ]),
  );

  it('finds what is no secret, in whatever form, in each of the places', async () => {
    const world = { spaces: ['acme'], projects: ['acme/shop'] };
    await using watched = await WatchedStack.open(world, { resources });

    await watched.run(['up', '--yes', '--skip-preview']);

    const { shown, logged, answered, state, kept } = await watched.leaks(planted);
    for (const leaks of [shown, logged, answered, state, kept]) {
      const found = new Set(leaks.map(({ secret }) => secret));
      expect(forms.filter((form) => !found.has(form))).toEqual([]);
    }
  });
});

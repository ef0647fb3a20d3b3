import { describe, expect, it } from '@jest/globals';
import { repositoryOf } from './program.js';
import { PulumiStack } from './stack.js';

const world = { spaces: ['acme'], projects: ['acme/shop'] };
const count = process.env.TORTURE === undefined ? 50 : 500;
const names = Array.from({ length: count }, (_, index) => `service-${index + 1}`);
const resources = Object.fromEntries(names.map((name) => [name, repositoryOf({ name })]));

/** A burst of refusals, from the 21st call on. */
const times = count / 10;

describe('a service that throttles', () => {
  it(`gets ${count} repositories made at once, each a single time, and the user is told of it`, async () => {
    await using stack = await PulumiStack.open(world, { resources });
    const { controls } = stack.emulator;
    controls.failNext({ status: 429, skip: 20, times });

    const { messages } = await stack.up('--parallel', String(count));

    expect((await stack.state()).map(({ id }) => id).toSorted()).toEqual(
      names.map((name) => `acme/shop/${name}`).toSorted(),
    );
    const made = controls.requests.filter(
      ({ operation, status }) => operation === 'CreateSourceRepository' && status === 201,
    );
    expect(made.map(({ members }) => members.name).toSorted()).toEqual(names.toSorted());
    expect(controls.requests.filter(({ status }) => status === 429).length).toBe(times);
    expect(
      messages.filter((text) => /: throttled by the service, retrying in \d+ s \(try \d+ of 9\)/.test(text)),
    ).not.toEqual([]);
    await stack.preview('--refresh', '--expect-no-changes');
  });
});

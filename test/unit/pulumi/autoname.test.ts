import { describe, expect, it } from '@jest/globals';
import { input } from '../../../provider/model/property.js';
import { type AnyResource, resourceOf } from '../../../provider/model/resource.js';
import { unknown, type ValueMap } from '../../../provider/model/value.js';
import { autonamed } from '../../../provider/pulumi/autoname.js';
import { proto } from '../../../provider/pulumi/proto.js';
import { member } from '../model/made-up-shelf.js';

const name = member<string, true>(
  'name',
  { type: 'string', min: 3, max: 20, pattern: '[a-z0-9]+(?:-[a-z0-9]+)*' },
  true,
);
const lifecycle = {
  create: ({ name }: { name: string }) => Promise.resolve({ name }),
  read: ({ name }: { name: string }) => Promise.resolve({ name }),
  delete: () => Promise.resolve(),
};
const resourceWith = (extras: Parameters<typeof input>[3]): AnyResource =>
  resourceOf()('Shelf', {
    description: 'A shelf.',
    inputs: { name: input(name, 'replace', 'Its name.', extras) },
    outputs: {},
    identity: ['name'],
  }).lifecycle(lifecycle);
const named = resourceWith({ autoname: true });

interface Asked {
  readonly logical?: string;
  readonly proposal?: { readonly mode: 'PROPOSE' | 'ENFORCE' | 'DISABLE'; readonly name: string };
  readonly seed?: readonly number[];
}

function check({ logical = 'shelf', proposal, seed = [0x01, 0x23, 0x45, 0x67, 0x89] }: Asked = {}): proto.CheckRequest {
  const request = new proto.CheckRequest();
  request.setName(logical);
  request.setRandomseed(Uint8Array.from(seed));
  if (proposal) {
    const options = new proto.CheckRequest.AutonamingOptions();
    options.setMode(proto.CheckRequest.AutonamingOptions.Mode[proposal.mode]);
    options.setProposedName(proposal.name);
    request.setAutonaming(options);
  }
  return request;
}

const nameOf = (asked: Asked, olds: ValueMap = {}) => autonamed(named, {}, { ...olds }, check(asked)).inputs.name;

describe('an automatic name', () => {
  it('is made for the property that says so', () => {
    expect(autonamed(named, {}, {}, check()).inputs).toHaveProperty('name');
    expect(autonamed(resourceWith({}), {}, {}, check())).toEqual({ inputs: {}, violations: [] });
  });

  it("is the resource's own name with an end that the engine's seed makes", () => {
    expect(autonamed(named, {}, {}, check())).toEqual({
      inputs: { name: 'shelf-0123456', __autonamed: true },
      violations: [],
    });
    expect(nameOf({})).toBe(nameOf({}));
  });

  it('has a random end where the engine gives no seed', () => {
    expect(nameOf({ seed: [] })).toMatch(/^shelf-[0-9a-f]{7}$/);
    expect(nameOf({ seed: [] })).not.toBe(nameOf({ seed: [] }));
  });

  it('is no longer than a name may be', () => {
    expect(nameOf({ logical: 'a-shelf-with-a-name' })).toBe('a-shelf-with-0123456');
  });

  it('has no two hyphens where it was cut, which the service would refuse', () => {
    expect(nameOf({ logical: 'shelf-in-my-hall' })).toBe('shelf-in-my-0123456');
    expect(nameOf({ logical: 'shelf-in-the-hall' })).toBe('shelf-in-the-0123456');
    expect(nameOf({ logical: 'shelf-' })).toBe('shelf-0123456');
  });

  it('cuts no character in two', () => {
    expect(nameOf({ logical: 'twelve-chars🦊' })).toBe('twelve-chars-0123456');
    expect(nameOf({ logical: 'eleven-char🦊s' })).toBe('eleven-char🦊-0123456');
  });

  it('is not made where the program gives one, be it not known yet', () => {
    const given = autonamed(named, { name: 'mine' }, { name: 'old-1', __autonamed: true }, check());

    expect(given).toEqual({ inputs: { name: 'mine' }, violations: [] });
    expect(autonamed(named, { name: unknown }, {}, check()).inputs).toEqual({ name: unknown });
  });

  it('is made where the program gives null', () => {
    expect(autonamed(named, { name: null }, {}, check()).inputs).toEqual({ name: 'shelf-0123456', __autonamed: true });
  });

  it('stays what it was', () => {
    expect(nameOf({}, { name: 'shelf-old', __autonamed: true })).toBe('shelf-old');
    expect(nameOf({ proposal: { mode: 'PROPOSE', name: 'new' } }, { name: 'shelf-old', __autonamed: true })).toBe(
      'shelf-old',
    );
  });

  it('is refused where the old name was given by the program: it would replace what has it', () => {
    const { inputs, violations } = autonamed(named, {}, { name: 'mine' }, check());
    expect(inputs).toEqual({});
    expect(violations).toEqual([{ path: ['name'], reason: expect.stringContaining('would replace this Shelf') }]);
  });

  it('is the one that the engine proposes, cut to its length', () => {
    expect(nameOf({ proposal: { mode: 'PROPOSE', name: 'dev-shelf' } })).toBe('dev-shelf');
    expect(nameOf({ proposal: { mode: 'PROPOSE', name: 'a-proposal-far-too-long' } })).toBe('a-proposal-far-too-l');
  });

  it('is the one that the engine enforces, to the letter', () => {
    const name = 'a-name-enforced-far-too-long';

    expect(nameOf({ proposal: { mode: 'ENFORCE', name } })).toBe(name);
  });

  it('is missed where the engine switches automatic names off', () => {
    expect(autonamed(named, {}, {}, check({ proposal: { mode: 'DISABLE', name: '' } }))).toEqual({
      inputs: {},
      violations: [
        { path: ['name'], reason: 'name is required, as automatic names are switched off by pulumi:autonaming' },
      ],
    });
  });

  it('is no concern of a resource without one', () => {
    expect(autonamed(resourceWith({}), {}, {}, check())).toEqual({ inputs: {}, violations: [] });
  });
});

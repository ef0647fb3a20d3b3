import { describe, expect, it } from '@jest/globals';
import { instantly } from '../../dev-environment-sample.js';
import type { OperationName } from '../../../api/contract-types.js';
import type { Controls } from '../../../emulator/index.js';
import { devEnvironmentOf, type ProgramResource } from './program.js';
import { PulumiStack } from './stack.js';

const devEnvironmentId = '10000000-0000-4000-8000-000000000000';
const world = {
  spaces: ['acme'],
  projects: ['acme/shop'],
  devEnvironments: [`acme/shop/${devEnvironmentId}`],
  devEnvironmentTimes: instantly,
};
const refresh = ['refresh', '--yes', '--skip-preview'];
const destroy = ['destroy', '--yes', '--skip-preview'];
const refreshingUp = ['up', '--yes', '--skip-preview', '--refresh'];

/** What belongs to the user who made it, and is shown to that user alone. */
interface Personal {
  readonly what: string;
  readonly resource: ProgramResource;
  /** Takes it away behind everybody's back. */
  readonly take: (controls: Controls, id: string) => void;
  /** What is asked, in order, until it is proved gone. */
  readonly proof: readonly OperationName[];
}

const personal: readonly Personal[] = [
  {
    what: 'an access token',
    resource: { type: 'codecatalyst:AccessToken', properties: { name: 'pipeline' } },
    take: (controls, id) => {
      controls.deleteAccessToken('local-user', id);
    },
    proof: ['ListAccessTokens', 'VerifySession'],
  },
  {
    what: 'a dev environment',
    resource: devEnvironmentOf({ alias: 'bench' }),
    take: (controls, id) => {
      controls.deleteDevEnvironment('acme', 'shop', id.split('/')[2] ?? '');
    },
    proof: ['GetDevEnvironment', 'VerifySession', 'ListDevEnvironments', 'VerifySession'],
  },
  {
    what: 'a session of a dev environment',
    resource: {
      type: 'codecatalyst:DevEnvironmentSession',
      properties: { spaceName: 'acme', projectName: 'shop', devEnvironmentId },
    },
    take: (controls, id) => {
      controls.stopDevEnvironmentSession('acme', 'shop', devEnvironmentId, id.split('/')[3] ?? '');
    },
    proof: ['ListDevEnvironmentSessions', 'VerifySession'],
  },
];

const idsIn = async (stack: PulumiStack) => (await stack.state()).map(({ id }) => id);
const idOf = async (stack: PulumiStack): Promise<string> => (await stack.recorded('mine'))?.id ?? '';

/** A stack that the local user has deployed, and the login of somebody who sees the same project. */
async function ofTwo(resource: ProgramResource) {
  const stack = await PulumiStack.deployed(world, { resources: { mine: resource } });
  const { controls } = stack.emulator;
  controls.putToken('eve-token', 'eve');
  const idOfUser = (alias: string): string => controls.getUser(alias)?.id ?? '';
  return { stack, controls, eve: { AWS_BEARER_TOKEN_CODECATALYST: 'eve-token' }, idOfUser };
}

describe.each(personal)('$what', ({ resource, take, proof }) => {
  it.each([
    ['a refresh', refresh],
    ['a destroy', destroy],
    ['an up that refreshes', refreshingUp],
  ])('stays in state at %s under the login of somebody else, which names both users', async (_what, args) => {
    const { eve, idOfUser, stack: opened } = await ofTwo(resource);
    await using stack = opened;
    const id = await idOf(stack);

    const { output } = await stack.failing(args, eve);

    expect(output).toContain(`is not among those of the user ${idOfUser('eve')}, which proves nothing.`);
    expect(output).toContain(`Only its owner sees it, who is the user ${idOfUser('local-user')}: log in as that user.`);
    expect(await idsIn(stack)).toEqual([id]);
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('stays in state although it is gone, until its owner has looked', async () => {
    const { eve, controls, stack: opened } = await ofTwo(resource);
    await using stack = opened;
    take(controls, await idOf(stack));

    expect((await stack.failing(refresh, eve)).output).toContain('which proves nothing');
    expect(await stack.state()).toHaveLength(1);
    controls.clearRequests();
    await stack.pulumi(refresh);

    expect(await stack.state()).toEqual([]);
    expect(controls.requests.map(({ operation }) => operation)).toEqual(proof);
  });

  it('stays in state when the login expires before it is looked for', async () => {
    const { controls, stack: opened } = await ofTwo(resource);
    await using stack = opened;
    const id = await idOf(stack);
    controls.expireLoginAt(1);

    expect((await stack.failing(refresh)).output).toContain('The login to CodeCatalyst does not hold');

    expect(await idsIn(stack)).toEqual([id]);
    controls.renewLogin();
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it.each(proof.map((operation, index) => [index + 1, operation] as const))(
    'is not proved gone when the login expires at call %i, %s, even if it is',
    async (nth, operation) => {
      const { controls, stack: opened } = await ofTwo(resource);
      await using stack = opened;
      take(controls, await idOf(stack));
      controls.clearRequests();
      controls.expireLoginAt(nth);

      expect((await stack.failing(refresh)).output).toContain('The login to CodeCatalyst does not hold');

      expect(controls.requests[nth - 1]?.operation).toBe(operation);
      expect(await stack.state()).toHaveLength(1);
      controls.renewLogin();
      await stack.pulumi(refresh);
      expect(await stack.state()).toEqual([]);
    },
  );

  it('is not imported by somebody else: nobody knows whose it is', async () => {
    const { eve, stack: opened } = await ofTwo(resource);
    await using stack = opened;

    const type = resource.type.replace(':', ':index:');
    const { output } = await stack.failing(['import', type, 'theirs', await idOf(stack), '--yes'], eve);

    expect(output).toContain('Only its owner sees it, who is not known');
    expect(await stack.state()).toHaveLength(1);
  });
});

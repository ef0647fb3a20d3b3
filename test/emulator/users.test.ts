import {
  AccessDeniedException,
  GetUserDetailsCommand,
  type GetUserDetailsCommandInput,
  ValidationException,
  VerifySessionCommand,
} from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../emulator/index.js';
import { awsSdkClient } from './aws-sdk-client.js';

describe('a user', () => {
  it('is found by id and by name, by anybody', async () => {
    await using emulator = await startEmulator({ tokens: ['mine', { token: 'hers', user: 'jane' }] });
    using client = awsSdkClient(emulator);
    using jane = awsSdkClient({ ...emulator, token: 'hers' });
    emulator.controls.putUser('jane', { displayName: 'Jane Roe', email: 'jane@example.com' });
    const { identity: userId } = await jane.send(new VerifySessionCommand({}));
    const details = async (input: GetUserDetailsCommandInput) => {
      const { $metadata: _, ...answer } = await client.send(new GetUserDetailsCommand(input));
      return answer;
    };

    const told = {
      userId,
      userName: 'jane',
      displayName: 'Jane Roe',
      primaryEmail: { email: 'jane@example.com', verified: true },
    };
    expect(await details({ id: userId })).toEqual(told);
    expect(await details({ userName: 'jane' })).toEqual(told);
    expect(await details({ userName: 'local-user' })).toEqual({
      userId: emulator.controls.getUser('local-user')?.id,
      userName: 'local-user',
    });
  });

  it.each([
    ['neither id nor name', {}, ValidationException],
    ['both', { id: 'some', userName: 'jane' }, ValidationException],
    ['a name that is too short', { userName: 'ja' }, ValidationException],
    ['a name that nobody has', { userName: 'nobody' }, AccessDeniedException],
    ['an id that nobody has', { id: 'jane' }, AccessDeniedException],
  ])('is not found by %s', async (_what, input, error) => {
    await using emulator = await startEmulator({ tokens: [{ token: 'hers', user: 'jane' }] });
    using client = awsSdkClient(emulator);

    await expect(client.send(new GetUserDetailsCommand(input))).rejects.toThrow(error);
  });
});

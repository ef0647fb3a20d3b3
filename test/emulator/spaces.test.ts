import {
  AccessDeniedException,
  DeleteSpaceCommand,
  GetProjectCommand,
  GetSpaceCommand,
  GetSubscriptionCommand,
  ListSpacesCommand,
  UpdateSpaceCommand,
  ValidationException,
} from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { seedSpaces, startEmulator } from '../../emulator/index.js';
import { awsSdkClient } from './aws-sdk-client.js';
import { created, running, shopEmulator } from './dev-environment-shop.js';
import { FakeClock } from './fake-clock.js';
import { temporaryFolder } from './temporary-folder.js';

const acme = { name: 'acme' };
const burnt = 'The space acme was deleted, and the name of a deleted space is never free again.';

describe('a space', () => {
  it('changes its description, keeps it, and clears it', async () => {
    await using emulator = await startEmulator({ spaces: [{ name: 'acme', displayName: 'Acme', description: 'Old' }] });
    using client = awsSdkClient(emulator);

    const { $metadata: _, ...answer } = await client.send(new UpdateSpaceCommand({ ...acme, description: 'New' }));
    expect(answer).toEqual({ name: 'acme', displayName: 'Acme', description: 'New' });
    await client.send(new UpdateSpaceCommand(acme));
    expect(await client.send(new GetSpaceCommand(acme))).toMatchObject({ description: 'New' });
    await client.send(new UpdateSpaceCommand({ ...acme, description: '' }));
    expect(await client.send(new GetSpaceCommand(acme))).not.toHaveProperty('description');

    const wrong = new UpdateSpaceCommand({ ...acme, description: 'No!' });
    await expect(client.send(wrong)).rejects.toThrow(ValidationException);
    const none = new UpdateSpaceCommand({ name: 'umbrella', description: 'New' });
    await expect(client.send(none)).rejects.toThrow(AccessDeniedException);
  });

  it('is deleted with all that is in it', async () => {
    await using emulator = await shopEmulator({ spaces: ['acme', 'umbrella'] });
    using client = awsSdkClient(emulator);
    const { id } = await running(client, emulator.clock);

    const { $metadata: _, ...answer } = await client.send(new DeleteSpaceCommand(acme));

    expect(answer).toEqual(acme);
    expect((await client.send(new ListSpacesCommand({}))).items).toMatchObject([{ name: 'umbrella' }]);
    const project = new GetProjectCommand({ spaceName: 'acme', name: 'shop' });
    await expect(client.send(project)).rejects.toThrow(AccessDeniedException);
    await expect(client.send(new DeleteSpaceCommand(acme))).rejects.toThrow(AccessDeniedException);
    await expect(created(client)).rejects.toThrow(AccessDeniedException);
    expect(emulator.controls.getDevEnvironment('acme', 'shop', id)).toBeUndefined();
  });

  it('leaves a name that is never free again, after a restart neither', async () => {
    await using folder = await temporaryFolder();
    const first = await startEmulator({ dataDir: folder.path, spaces: ['acme'] });
    using client = awsSdkClient(first);
    await client.send(new DeleteSpaceCommand(acme));

    expect(() => {
      first.controls.addSpace('acme');
    }).toThrow(burnt);
    await first.close();
    await expect(startEmulator({ dataDir: folder.path, spaces: ['umbrella', 'acme'] })).rejects.toThrow(burnt);
    expect(() => {
      seedSpaces(folder.path, ['acme']);
    }).toThrow(burnt);
    // What is refused is refused whole.
    await using second = await startEmulator({ dataDir: folder.path });
    expect(second.spaces).toEqual([]);
  });
});

describe('the subscription of a space', () => {
  it('is FREE, unless the seed says otherwise', async () => {
    const spaces = ['acme', { name: 'umbrella', subscriptionType: 'STANDARD', awsAccountName: 'billing' }];
    await using emulator = await startEmulator({ spaces });
    using client = awsSdkClient(emulator);
    const subscription = async (spaceName: string) => {
      const { $metadata: _, ...answer } = await client.send(new GetSubscriptionCommand({ spaceName }));
      return answer;
    };

    expect(await subscription('acme')).toEqual({ subscriptionType: 'FREE' });
    expect(await subscription('umbrella')).toEqual({ subscriptionType: 'STANDARD', awsAccountName: 'billing' });
    await expect(subscription('initech')).rejects.toThrow(AccessDeniedException);
    const odd = startEmulator({ spaces: [{ name: 'acme', awsAccountName: 'not a name' }] });
    await expect(odd).rejects.toThrow(/The space acme cannot be: .*\/awsAccountName/);
  });

  it('becomes the pending one when its time has come', async () => {
    const clock = new FakeClock('2026-03-31T23:59:59.000Z');
    await using emulator = await startEmulator({ spaces: ['acme'], clock });
    using client = awsSdkClient(emulator);
    emulator.controls.setSpace('acme', {
      subscriptionType: 'STANDARD',
      pendingSubscriptionType: 'FREE',
      pendingSubscriptionStartTime: '2026-04-01T00:00:00Z',
    });
    const subscription = new GetSubscriptionCommand({ spaceName: 'acme' });

    const pending = { pendingSubscriptionType: 'FREE', pendingSubscriptionStartTime: new Date('2026-04-01') };
    expect(await client.send(subscription)).toMatchObject({ subscriptionType: 'STANDARD', ...pending });
    clock.advance(1);
    const { $metadata: _, ...answer } = await client.send(subscription);
    expect(answer).toEqual({ subscriptionType: 'FREE' });
  });
});

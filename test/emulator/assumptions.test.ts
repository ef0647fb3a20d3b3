import {
  AccessDeniedException,
  type CodeCatalystClient,
  CreateProjectCommand,
  GetProjectCommand,
  ListAccessTokensCommand,
  ListProjectsCommand,
  ResourceNotFoundException,
  ValidationException,
} from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../emulator/index.js';
import { awsSdkClient } from './aws-sdk-client.js';
import { FakeClock } from './fake-clock.js';

const none = new GetProjectCommand({ spaceName: 'acme', name: 'none' });
const create = (client: CodeCatalystClient, displayName: string) =>
  client.send(new CreateProjectCommand({ spaceName: 'acme', displayName }));

describe('what is missing', () => {
  it('is denied unless the emulator is told otherwise', async () => {
    await using emulator = await startEmulator({ spaces: ['acme'] });
    using client = awsSdkClient(emulator);

    await expect(client.send(none)).rejects.toThrow(AccessDeniedException);
  });

  it('is not found if it is told so, while a login that does not hold is still denied', async () => {
    await using emulator = await startEmulator({ spaces: ['acme'], assumptions: { missing: 'not-found' } });
    using client = awsSdkClient(emulator);
    using stranger = awsSdkClient({ ...emulator, token: 'stranger' });

    await expect(client.send(none)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
    await expect(client.send(none)).rejects.toThrow(ResourceNotFoundException);
    await expect(client.send(new CreateProjectCommand({ spaceName: 'none', displayName: 'shop' }))).rejects.toThrow(
      ResourceNotFoundException,
    );
    await expect(stranger.send(new ListAccessTokensCommand({}))).rejects.toThrow(AccessDeniedException);
    expect(emulator.controls.requests.map(({ reason }) => reason)).toContain('There is no project acme/none.');
  });
});

describe('the name of a project', () => {
  it.each([
    [undefined, 'Web-Shop'],
    ['_', 'Web_Shop'],
    ['.', 'Web.Shop'],
    ['', 'WebShop'],
  ] as const)('has %j where its display name has a blank', async (blankInProjectName, name) => {
    const assumptions = blankInProjectName === undefined ? {} : { blankInProjectName };
    await using emulator = await startEmulator({ spaces: ['acme'], assumptions });
    using client = awsSdkClient(emulator);

    expect(await create(client, 'Web Shop')).toMatchObject({ name, displayName: 'Web Shop' });
    await client.send(new GetProjectCommand({ spaceName: 'acme', name }));
    expect(emulator.controls.addProject('acme', { displayName: 'Web Shop 2' }).name).toMatch(name);
  });
});

describe('the token of a page', () => {
  it('is good for a day, or as long as the emulator is told', async () => {
    const clock = new FakeClock();
    const options = { spaces: ['acme'], pageSize: 1, clock };
    await using daily = await startEmulator(options);
    await using hourly = await startEmulator({ ...options, assumptions: { pageTokenSeconds: 3600 } });
    using dailyClient = awsSdkClient(daily);
    using hourlyClient = awsSdkClient(hourly);
    const tokens = await Promise.all(
      [dailyClient, hourlyClient].map(async (client) => {
        await create(client, 'one');
        await create(client, 'two');
        return (await client.send(new ListProjectsCommand({ spaceName: 'acme' }))).nextToken;
      }),
    );
    const next = (client: CodeCatalystClient, nextToken: string | undefined) =>
      client.send(new ListProjectsCommand({ spaceName: 'acme', nextToken }));

    clock.advance(3599);
    expect((await next(hourlyClient, tokens[1])).items).toHaveLength(1);
    clock.advance(1);
    await expect(next(hourlyClient, tokens[1])).rejects.toThrow(ValidationException);
    expect((await next(dailyClient, tokens[0])).items).toHaveLength(1);
    clock.advance(23 * 3600);
    await expect(next(dailyClient, tokens[0])).rejects.toThrow(ValidationException);
  });
});

describe('an assumption', () => {
  it.each([
    [{ missing: 'gone' }, 'The assumption missing is one of "access-denied", "not-found", and not "gone".'],
    [{ pageTokenSeconds: -1 }, 'The assumption pageTokenSeconds is a whole number from 0, and not -1.'],
    [
      { defaultInactivityTimeoutMinutes: 1201 },
      'The assumption defaultInactivityTimeoutMinutes is a whole number from 0 to 1200, and not 1201.',
    ],
    [{ takenName: 'TeapotException' }, 'The assumption takenName is one of "ConflictException", "AccessDenied'],
    [{ colour: 'red' }, 'There is no assumption colour; these are: missing, blankInProjectName, pageTokenSeconds,'],
  ])('that cannot be made is refused: %j', async (assumptions, message) => {
    await expect(startEmulator({ assumptions: assumptions as never })).rejects.toThrow(message);
  });
});

import { CreateAccessToken, DeleteAccessToken, GetUserDetails } from '../../../api/operations.js';
import { like } from '../../documents/api-shape.js';
import { clearable, optional, required, structure } from '../../documents/structure.js';
import { instant, text, whole } from '../../documents/values.js';
import { known } from '../../controls/known.js';
import { route, type Section } from '../route.js';
import { withoutKey } from '../without-key.js';

const alias = like(GetUserDetails.request.userName);
const token = required(text({ pattern: '[\\x21-\\x7e]+' }), 'visible ASCII characters without blanks');

export const users: Section = {
  title: 'Users and logins',
  about: 'Who calls, and by what. Tokens that are made good here hold as long as the emulator runs.',
  routes: [
    route('GET /users/{user}', {
      summary: 'Tells of a user',
      answers: 'alias, id, display name and email',
      act: (controls, { labels: { user } }) => withoutKey(known(controls.getUser(user), `user ${user}`)),
    }),
    route('PUT /users', {
      summary: 'Makes a user, or changes one',
      body: structure({
        alias: required(alias, 'how the user is called, in clone URLs for one'),
        id: optional(text({ min: 1, max: 256 }), 'what VerifySession answers'),
        displayName: clearable(text(), 'how the user is shown'),
        email: clearable(text({ min: 1 }), 'where the user gets mail: GetUserDetails tells it as verified'),
      }),
      answers: 'the user',
      act: (controls, { body: { alias: user, ...members } }) => withoutKey(controls.putUser(user, members)),
    }),
    route('POST /tokens', {
      summary: 'Makes a bearer token good for a user, who is made when new',
      body: structure({ token, user: required(alias, 'whose it is') }),
      act: (controls, { body }) => {
        controls.putToken(body.token, body.user);
      },
    }),
    route('POST /tokens/revoke', {
      summary: 'Makes a bearer token unknown',
      body: structure({ token }),
      act: (controls, { body }) => {
        controls.removeToken(body.token);
      },
    }),
    route('POST /logins', {
      summary: 'Logs a user in by SSO, who is made when new',
      body: structure({
        user: required(alias, 'who'),
        seconds: optional(
          whole({ min: 0 }),
          'how long the access token is good: an hour when absent, and 0 is a login that has expired and can be renewed',
        ),
      }),
      answers: 'what belongs into `~/.aws/sso/cache`',
      act: (controls, { body: { user, seconds } }) => controls.logIn(user, seconds),
    }),
    route('POST /logins/expire', {
      summary: 'Denies requests as an expired login does, until logins are renewed',
      body: structure({
        fromRequest: optional(whole({ min: 1 }), 'the first to deny, counted from now; 1 when absent'),
      }),
      act: (controls, { body: { fromRequest = 1 } }) => {
        controls.expireLoginAt(fromRequest);
      },
    }),
    route('POST /logins/renew', {
      summary: 'Lets logins be good again',
      act: (controls) => {
        controls.renewLogin();
      },
    }),
    route('GET /users/{user}/accessTokens', {
      summary: 'Tells of the personal access tokens of a user, expired ones too, without their secrets',
      answers: '`items`, in the order they were made',
      act: (controls, { labels: { user } }) => ({ items: controls.getAccessTokens(user).map(withoutKey) }),
    }),
    route('PATCH /users/{user}/accessTokens/{id}', {
      summary: 'Changes a personal access token',
      body: structure({
        id: optional(like(DeleteAccessToken.request.id), 'another id'),
        name: optional(like(CreateAccessToken.request.name), 'another name'),
        expiresTime: clearable(instant, 'when it expires'),
      }),
      act: (controls, { labels: { user, id }, body }) => {
        controls.setAccessToken(user, id, body);
      },
    }),
    route('DELETE /users/{user}/accessTokens/{id}', {
      summary: 'Takes a personal access token away',
      act: (controls, { labels: { user, id } }) => {
        controls.deleteAccessToken(user, id);
      },
    }),
  ],
};

import { GetUserDetails } from '../../api/operations.js';
import { input } from '../model/index.js';
import { dataSource, told } from './data-source.js';

const { id, userName } = GetUserDetails.request;

export const user = dataSource('User', {
  description: 'Looks up a user by id or by name: exactly one of them is to be given.',
  inputs: {
    id: input(id, 'never', 'The id of the user, as `getCallerIdentity` tells it of the one who is logged in.'),
    userName: input(userName, 'never', 'The name of the user, as it stands in clone URLs.', {
      allowed: 'letters, digits, dots, hyphens and underscores',
    }),
  },
  oneOf: ['id', 'userName'],
  outputs: told(GetUserDetails.response, {
    userId: 'The id of the user.',
    userName: 'The name of the user, as it stands in clone URLs.',
    displayName: 'The name that people see.',
    primaryEmail: 'The email address that the user signed up with.',
    email: 'The email address.',
    verified: 'Whether the address has been verified.',
    version: 'A version, of which the API says no more.',
  }),
  read: (asked, { call }) => call(GetUserDetails, asked),
});

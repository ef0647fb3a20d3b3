import { GetUserDetails } from '../../api/operations.js';
import { operation } from '../operation.js';
import { AccessDeniedException, ValidationException } from '../service-exception.js';

export const getUserDetails = operation(GetUserDetails, {
  basis: {
    'finds a user by id or by user name': 'documented',
    'neither of them, or both, answers 400 ValidationException': 'assumed: ambiguousUser',
    'the user name is the alias of clone URLs': 'assumed',
    'a user may ask for any other': 'assumed',
    'an email that is told is a verified one': 'assumed',
    'has no version, for nobody says what that is': 'assumed',
    'a user who does not exist answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle({ id, userName }, { users }) {
    if ((id === undefined) === (userName === undefined)) {
      throw new ValidationException(
        'A user is found by id or by userName: give one of them, not both.',
        'ambiguousUser',
      );
    }
    const user = id === undefined ? users.find(userName ?? '') : users.findById(id);
    if (!user) throw new AccessDeniedException(`There is no user ${id ?? userName ?? ''}.`);
    const { displayName, email } = user;
    return {
      userId: user.id,
      userName: user.alias,
      displayName,
      ...(email !== undefined && { primaryEmail: { email, verified: true } }),
    };
  },
});

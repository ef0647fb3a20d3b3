import { GetSubscription } from '../../api/operations.js';
import { inSpace } from '../resources/space-name.js';
import { dataSource, told } from './data-source.js';

export const subscription = dataSource('Subscription', {
  description: 'Looks up the billing plan of a space.',
  inputs: { spaceName: inSpace('The space.') },
  outputs: told(GetSubscription.response, {
    subscriptionType: 'The billing plan, such as FREE.',
    awsAccountName: 'The name of the AWS account that pays, where there is one.',
    pendingSubscriptionType: 'The lesser plan that the space is about to have.',
    pendingSubscriptionStartTime: 'When it will have that plan (RFC 3339, UTC).',
  }),
  read: (space, { call }) => call(GetSubscription, space),
});

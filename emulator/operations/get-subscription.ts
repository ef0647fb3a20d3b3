import { GetSubscription } from '../../api/operations.js';
import { operation } from '../operation.js';

export const getSubscription = operation(GetSubscription, {
  basis: {
    'tells the billing plan of the space': 'documented',
    'the plan is called FREE, as long as nothing else is told': 'observed',
    'a pending plan becomes the plan at its time': 'documented',
    'a space has no AWS account as long as none is told': 'assumed',
    'a space that does not exist answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle({ spaceName }, { spaces, clock }) {
    const { subscriptionType = 'FREE', awsAccountName, ...pending } = spaces.require(spaceName);
    const { pendingSubscriptionType, pendingSubscriptionStartTime } = pending;
    const hasCome =
      pendingSubscriptionStartTime !== undefined && Date.parse(pendingSubscriptionStartTime) <= clock.now().getTime();
    if (hasCome) return { subscriptionType: pendingSubscriptionType ?? subscriptionType, awsAccountName };
    return { subscriptionType, awsAccountName, pendingSubscriptionType, pendingSubscriptionStartTime };
  },
});

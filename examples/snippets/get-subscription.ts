import { getSubscriptionOutput } from 'pulumi-codecatalyst';

export const billingPlan = getSubscriptionOutput({ spaceName: 'acme' }).subscriptionType;

/** What a subscriber can choose to hear of. */
export const subscriberKinds = ['incident', 'maintenance', 'announcement'] as const

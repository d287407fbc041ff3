/** The channels that one switch turns off together: mail, SMS, group robots, webhooks. */
export const channelGroups = ['email', 'sms', 'robot', 'webhook'] as const
export type ChannelGroup = (typeof channelGroups)[number]

export const lanes = ['code', 'ticket', 'incident', 'survey'] as const
export type Lane = (typeof lanes)[number]
/** Posts to a chat group through the robot of its vendor. */
export const robotChannels = ['wecom', 'dingtalk', 'feishu'] as const
/** Channels whose address is a URL that is posted to: only subscribers have them. */
export const hookChannels = ['webhook', ...robotChannels] as const
export const channels = ['email', 'sms', ...hookChannels] as const
export type RobotChannel = (typeof robotChannels)[number]
export type HookChannel = (typeof hookChannels)[number]
export type Channel = (typeof channels)[number]

const isIn =
  <Name extends string>(names: readonly Name[]) =>
  (name: string): name is Name =>
    names.some((one) => one === name)
export const isChannel = isIn(channels)
export const isRobotChannel = isIn(robotChannels)
export const isHookChannel = isIn(hookChannels)

/** What goes through each lane: hooks get news, and what confirms their address. */
export const channelsOf: Record<Lane, readonly Channel[]> = {
  code: channels,
  ticket: ['email', 'sms'],
  incident: channels,
  survey: ['email', 'sms'],
}
/** Every lane with each of its channels: the queues that workers drain. */
export const drains: ReadonlyArray<{ lane: Lane; channel: Channel }> = lanes.flatMap((lane) =>
  channelsOf[lane].map((channel) => ({ lane, channel })),
)

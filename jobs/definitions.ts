import { z } from 'zod'

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
/** Every lane with each of its channels: the one list of what is drained. */
export const drains: ReadonlyArray<{ lane: Lane; channel: Channel }> = lanes.flatMap((lane) =>
  channelsOf[lane].map((channel) => ({ lane, channel })),
)

/** Every job on one page. Data carries ids only: the row is the truth, the job a nudge. */
export const definitions = {
  'announcement.expand': { data: z.object({ noticeId: z.uuid() }), attempts: 8 },
  'notice.begin': { data: z.object({}), attempts: 3 },
  'notice.hold': { data: z.object({ noticeId: z.uuid() }), attempts: 8 },
  'deliveries.drain': { data: z.object({ lane: z.enum(lanes), channel: z.enum(channels) }), attempts: 1 },
  'tickets.assign': { data: z.object({ departmentId: z.uuid() }), attempts: 3 },
  'incident.recover': { data: z.object({ incidentId: z.uuid() }), attempts: 8 },
  'maintenance.run': { data: z.object({}), attempts: 3 },
  'receipts.pull': { data: z.object({}), attempts: 1 },
  'audit.chain': { data: z.object({}), attempts: 1 },
} as const

export type JobName = keyof typeof definitions
export type JobData<N extends JobName> = z.infer<(typeof definitions)[N]['data']>

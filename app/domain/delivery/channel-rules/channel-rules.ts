import type { ChannelGroup } from '#app/domain/ground/vocabulary/channel-groups.ts'
import { robotChannels, type Channel } from '#app/domain/ground/vocabulary/lanes.ts'
import {
  declaredNames,
  messageRules,
  type MessageRule,
  type RuleName,
} from '#app/domain/ground/vocabulary/messages.ts'

export const channelsOfMedium: Record<ChannelGroup, readonly Channel[]> = {
  email: ['email'],
  sms: ['sms'],
  robot: robotChannels,
  webhook: ['webhook'],
}

export type ChannelRule = Pick<MessageRule, 'audience' | 'media' | 'fixed'> & {
  name: RuleName | 'staff-alarm'
  group: MessageRule['group'] | 'staff'
  note?: MessageRule['note'] | 'desk'
}

/** What happened, by its message and, where that tells of several, which of them. */
export const channelRuleOf = (message: string, occasion?: string) =>
  occasion === undefined ? message : `${message}.${occasion}`

const namesOf = (message: string, { occasions }: MessageRule) =>
  occasions ? occasions.map((occasion) => channelRuleOf(message, occasion)) : [message]

const isRuleName = (name: string): name is RuleName =>
  declaredNames.some((message) => namesOf(message, messageRules[message]).includes(name))

/** Which message tells whom on which channels: everything on, as the house began. */
export const channelRuleTable: readonly ChannelRule[] = [
  ...declaredNames.flatMap((message) => {
    const { group, audience, media, fixed, note }: MessageRule = messageRules[message]
    return namesOf(message, messageRules[message])
      .filter(isRuleName)
      .map((name) => ({
        name,
        group,
        audience,
        media,
        ...(fixed ? { fixed } : {}),
        ...(note ? { note } : {}),
      }))
  }),
  // No message: says that what staff are reminded of stands on the desk alone.
  { name: 'staff-alarm', group: 'staff', audience: ['staff'], media: [], note: 'desk' },
]

/** A switch of the table, as `ticket-replied:sms`. */
export const cellOf = (transition: string, medium: ChannelGroup) => `${transition}:${medium}`

/** Every switch that can be turned off. */
export const switches: readonly string[] = channelRuleTable
  .filter(({ fixed }) => !fixed)
  .flatMap(({ name, media }) => media.map((medium) => cellOf(name, medium)))

import type { Key } from '#app/i18n/catalogue.ts'
import type { Channel } from '#app/domain/ground/vocabulary/lanes.ts'

/** In the order of the form: those of one person, and those of a group or a program. */
const channels = {
  people: ['email', 'sms'],
  groups: ['wecom', 'dingtalk', 'feishu', 'webhook'],
} as const satisfies Record<string, readonly Channel[]>
export type Audience = keyof typeof channels
type Named = (typeof channels)[Audience][number]

export const subscriberChannels: readonly Named[] = [...channels.people, ...channels.groups]
export const channelsFor = (audience: Audience): readonly Named[] => channels[audience]
export const audienceOf = (channel: string): Audience =>
  channels.groups.some((name) => name === channel) ? 'groups' : 'people'

type Words = Record<'name' | 'asked' | 'end' | 'confirmed', Key>
const linked = 'subscribe.confirmedLead'
const robot = { asked: 'subscribe.askedRobot', end: 'subscribe.endRobot', confirmed: linked } as const
const words: Record<Named, Words> = {
  email: {
    name: 'subscribe.channel.email',
    asked: 'subscribe.askedMail',
    end: 'subscribe.endMail',
    confirmed: linked,
  },
  sms: {
    name: 'subscribe.channel.sms',
    asked: 'subscribe.askedSms',
    end: 'subscribe.endSms',
    confirmed: 'subscribe.confirmedSms',
  },
  wecom: { name: 'subscribe.channel.wecom', ...robot },
  dingtalk: { name: 'subscribe.channel.dingtalk', ...robot },
  feishu: { name: 'subscribe.channel.feishu', ...robot },
  webhook: {
    name: 'subscribe.channel.webhook',
    asked: 'subscribe.askedWebhook',
    end: 'subscribe.endWebhook',
    confirmed: linked,
  },
}

/** The address of a page may hold any word. */
const wordsOf = (channel: string) => words[subscriberChannels.find((name) => name === channel) ?? 'email']

export const channelWords = (channel: string) => wordsOf(channel).name
export const askedWords = (channel: string) => wordsOf(channel).asked
/** How it is ended: a short message has no room for a link. */
export const confirmedWords = (channel: string) => wordsOf(channel).confirmed
export const endWords = (channel: string) => wordsOf(channel).end

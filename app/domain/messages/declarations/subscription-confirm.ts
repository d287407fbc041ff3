import { confirmHours, confirmLink } from '#app/domain/delivery/links/links.ts'
import { isHookChannel } from '#app/domain/ground/vocabulary/lanes.ts'
import { part, personalMessage } from './declare.ts'

/** `toHook`: whoever reads it sits in a group or looks after a program. */
type SubscriptionConfirm = { url: string; hours: number; toHook: boolean }

const url = 'https://desk.example.invalid/confirm/7KM4PX92HFQW'

/** Asks the owner of an address to confirm the subscription; nothing else is sent before. */
export const subscriptionConfirm = personalMessage<SubscriptionConfirm>({
  group: 'access',
  parts: {
    mail: [
      part('mail.confirm.subject', 'subject'),
      part('mail.confirm.title', 'title'),
      part('mail.confirm.body', 'text'),
      part('mail.confirm.notYou', 'note'),
      part('mail.confirm.hook', 'hookText'),
      part('mail.confirm.notWanted', 'hookNote'),
    ],
    sms: [part('sms.confirm', 'sms')],
  },
  samples: {
    usual: () => ({ url, hours: 24, toHook: false }),
    hook: () => ({ url, hours: 24, toHook: true }),
  },
  hookType: 'confirm',
  facts({ notice, channel, material, urlOf }) {
    const ask = material.codes.get(notice.subjectId)
    if (!ask) return null
    const link = confirmLink(ask.id, ask.createdAt)
    return { url: urlOf(link), hours: confirmHours, toHook: isHookChannel(channel) }
  },
  mail: ({ t }, data) => ({
    subject: t('mail.confirm.subject'),
    title: t('mail.confirm.title'),
    blocks: [
      {
        type: 'text',
        text: t(data.toHook ? 'mail.confirm.hook' : 'mail.confirm.body', { hours: data.hours }),
      },
      { type: 'note', text: t(data.toHook ? 'mail.confirm.notWanted' : 'mail.confirm.notYou') },
    ],
    action: { label: t('mail.action.confirm'), url: data.url },
  }),
  sms: ({ t }, data) => t('sms.confirm', { url: data.url }),
})

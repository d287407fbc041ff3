import type { MessageTemplate } from './content.ts'

/** `toHook`: whoever reads it sits in a group or looks after a program. */
export type SubscriptionConfirm = { url: string; hours: number; toHook: boolean }

/** Asks whoever owns the address whether they want news; nothing is sent before they say so. */
export const subscriptionConfirm: MessageTemplate<SubscriptionConfirm> = {
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
}

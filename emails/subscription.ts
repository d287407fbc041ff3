import type { MessageTemplate } from './content.ts'

export type SubscriptionConfirm = { url: string; hours: number }

/** Asks whoever owns the address whether they want news; nothing is sent before they say so. */
export const subscriptionConfirm: MessageTemplate<SubscriptionConfirm> = {
  mail: ({ t }, data) => ({
    subject: t('mail.confirm.subject'),
    title: t('mail.confirm.title'),
    blocks: [
      { type: 'text', text: t('mail.confirm.body', { hours: data.hours }) },
      { type: 'note', text: t('mail.confirm.notYou') },
    ],
    action: { label: t('mail.action.confirm'), url: data.url },
  }),
  sms: ({ t }, data) => t('sms.confirm', { url: data.url }),
}

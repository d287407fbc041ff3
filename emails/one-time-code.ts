import type { MessageTemplate } from './content.ts'

export type OneTimeCode = { code: string; minutes: number }

export const oneTimeCode: MessageTemplate<OneTimeCode> = {
  mail: ({ t }, data) => ({
    subject: t('mail.code.subject', { code: data.code }),
    title: t('mail.code.title'),
    blocks: [
      { type: 'code', text: data.code },
      { type: 'text', text: t('mail.code.valid', { minutes: data.minutes }) },
      { type: 'note', text: t('mail.code.warning') },
    ],
  }),
  sms: ({ t }, data) => t('sms.code', { code: data.code, minutes: data.minutes }),
}

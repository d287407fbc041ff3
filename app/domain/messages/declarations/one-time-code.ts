import { codeMinutes } from '#app/domain/delivery/links/code-lifetime.ts'
import { codeOf } from '#app/platform/crypto.ts'
import { part, personalMessage } from './declare.ts'

type OneTimeCode = { code: string; minutes: number }

export const oneTimeCode = personalMessage<OneTimeCode>({
  group: 'access',
  parts: {
    mail: [
      part('mail.code.subject', 'subject'),
      part('mail.code.title', 'title'),
      part('mail.code.valid', 'text'),
      part('mail.code.warning', 'note'),
    ],
    sms: [part('sms.code', 'sms')],
  },
  samples: {
    usual: () => ({ code: '482913', minutes: 10 }),
  },
  hookType: 'code',
  facts({ notice, material }) {
    const code = material.codes.get(notice.subjectId)
    return code ? { code: codeOf(code.id), minutes: codeMinutes } : null
  },
  mail: ({ t }, { code, minutes }) => ({
    subject: t('mail.code.subject', { code }),
    title: t('mail.code.title'),
    blocks: [
      { type: 'code', text: code },
      { type: 'text', text: t('mail.code.valid', { minutes }) },
      { type: 'note', text: t('mail.code.warning') },
    ],
  }),
  sms: ({ t }, { code, minutes }) => t('sms.code', { code, minutes }),
})

import { translator } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import { toTraditional } from '#app/i18n/traditional.ts'
import { announcement } from './announcement.ts'
import type { Frame, Mail, MessageTemplate } from './content.ts'
import { incidentUpdate, type IncidentNews } from './incident-update.ts'
import { maintenanceUpdate, type MaintenanceNews } from './maintenance-update.ts'
import { oneTimeCode } from './one-time-code.ts'
import { subscriptionConfirm } from './subscription.ts'
import { ticketExtended } from './ticket-extended.ts'
import { ticketKnown } from './ticket-known.ts'
import { ticketLinked } from './ticket-linked.ts'
import { ticketReceived } from './ticket-received.ts'
import { ticketReopened } from './ticket-reopened.ts'
import { ticketQuestion, ticketReplied } from './ticket-replied.ts'
import { ticketResolved } from './ticket-resolved.ts'

/** `variant`: which of several things a message can say; the usual one comes first. */
export type Sample = {
  name: string
  variant: string
  mail: (frame: Frame) => Mail
  sms: (frame: Frame) => string
}

function sample<Data>(
  name: string,
  template: MessageTemplate<Data>,
  data: (language: Language) => Data,
  variant = 'usual',
): Sample {
  return {
    name,
    variant,
    mail: (frame) => template.mail(frame, data(frame.language)),
    sms: (frame) => template.sms(frame, data(frame.language)),
  }
}

const number = 'K7M-4PX-92HF'
const trackUrl = 'https://desk.example.invalid/t/AbCdEfGhIjKlMnOpQrStUv'
const rateUrl = 'https://desk.example.invalid/rate/AbCdEfGhIjKlMnOpQrStUv'
const incidentUrl = 'https://desk.example.invalid/incidents/INC-7HK2M4P'
const maintenanceUrl = 'https://desk.example.invalid/maintenance/MNT-4PX92HF'
const announcementUrl = 'https://desk.example.invalid/announcements/ANN-92HF7K2'
const confirmUrl = 'https://desk.example.invalid/confirm/AbCdEfGhIjKlMnOpQrStUv'
export const sampleEnd = 'https://desk.example.invalid/unsubscribe/AbCdEfGhIjKlMnOpQrStUv'
const due = new Date('2026-05-15T10:30:00+08:00')

type Words = Record<'chinese' | 'english', string>
function inWords(language: Language, { chinese, english }: Words): string {
  if (language === 'en') return english
  return language === 'zh-TW' ? toTraditional(chinese) : chinese
}

/** What somebody wrote, in the messages below. */
export const written = {
  subject: {
    chinese: '查无此票（发票尾号 000258）',
    english: 'Invoice not found (invoice ending 000258)',
  },
  answer: {
    chinese: '已经找到这张发票：开票方当天离线开具，今天 09:20 完成上传。请再查一次。',
    english:
      'We found the invoice: it was issued offline and uploaded today at 09:20. Please look it up again.',
  },
  question: {
    chinese: '请把发票右上角的号码拍一张照片发给我们。',
    english: 'Please send us a photo of the number at the top right of the invoice.',
  },
  title: { chinese: '发票查询返回“查无此票”', english: 'Invoice lookups return “not found”' },
  news: {
    chinese: '原因已经确认，正在补传 5 月 14 日的数据。',
    english: 'The cause is known; the data of 14 May is being uploaded again.',
  },
  workaround: {
    chinese: '1. 保留发票原件\n2. 明天上午再查一次',
    english: '1. Keep the invoice\n2. Look it up again tomorrow morning',
  },
  window: { chinese: '数据库扩容', english: 'Larger database' },
  impact: {
    chinese: '期间查验可能变慢，报告不受影响。',
    english: 'Verification may be slow meanwhile; reports are not affected.',
  },
  policy: { chinese: '查验平台国庆假期照常服务', english: 'Open as usual over the National Day holiday' },
} as const satisfies Record<string, Words>
const { subject, answer, question, title, news, workaround, window, impact, policy } = written

const incidentNews = (language: Language): IncidentNews => ({
  number: 'INC-7HK2M4P',
  title: inWords(language, title),
  status: 'identified',
  body: inWords(language, news),
  bodyHtml: `<p>${inWords(language, news)}</p>`,
  bodyLanguage: language,
  workaround: inWords(language, workaround),
  workaroundHtml: `<p>${inWords(language, workaround)}</p>`,
  stage: { key: 'repair', plannedMinutes: 480 },
  eta: due,
  nextUpdateAt: new Date('2026-05-14T20:00:00+08:00'),
  correction: false,
  url: trackUrl,
})

const maintenanceNews = (language: Language): MaintenanceNews => ({
  occasion: 'ahead',
  title: inWords(language, window),
  window: '2026-05-16 22:00 – 2026-05-17 04:00',
  formerWindow: null,
  affected: translator(language)('component.lookup'),
  sentence: translator(language)('maintenance.said.ahead', {
    window: '2026-05-16 22:00 – 2026-05-17 04:00',
  }),
  body: inWords(language, impact),
  bodyHtml: `<p>${inWords(language, impact)}</p>`,
  bodyLanguage: language,
  url: maintenanceUrl,
  unsubscribeUrl: sampleEnd,
})

/** One of each message people get, filled with invented facts: for the staff preview and for tests of the texts. */
export const samples: readonly Sample[] = [
  sample('one-time-code', oneTimeCode, () => ({ code: '482913', minutes: 10 })),
  sample('ticket-received', ticketReceived, (language) => ({
    number,
    subject: inWords(language, subject),
    trackUrl,
    firstResponseDueAt: due,
    incident: null,
  })),
  sample(
    'ticket-received',
    ticketReceived,
    (language) => ({
      number,
      subject: inWords(language, subject),
      trackUrl,
      firstResponseDueAt: due,
      incident: { title: inWords(language, title), url: incidentUrl },
    }),
    'incident',
  ),
  sample('ticket-known', ticketKnown, () => ({ number, trackUrl })),
  sample('ticket-replied', ticketReplied, (language) => ({
    number,
    body: inWords(language, answer),
    trackUrl,
  })),
  sample('ticket-question', ticketQuestion, (language) => ({
    number,
    body: inWords(language, question),
    trackUrl,
  })),
  sample('ticket-extended', ticketExtended, (language) => ({
    number,
    reason: inWords(language, news),
    until: due,
    trackUrl,
  })),
  sample('ticket-linked', ticketLinked, (language) => ({
    number,
    title: inWords(language, title),
    trackUrl,
    incidentUrl,
  })),
  sample('ticket-resolved', ticketResolved, (language) => ({
    number,
    answer: inWords(language, answer),
    rateUrl,
    trackUrl,
  })),
  sample('ticket-reopened', ticketReopened, () => ({ number, trackUrl })),
  sample('incident-update', incidentUpdate, incidentNews),
  sample(
    'incident-update',
    incidentUpdate,
    (language): IncidentNews => ({
      ...incidentNews(language),
      status: 'resolved',
      stage: null,
      eta: null,
      nextUpdateAt: null,
      workaround: null,
      workaroundHtml: null,
    }),
    'recovered',
  ),
  sample(
    'incident-update',
    incidentUpdate,
    (language): IncidentNews => ({ ...incidentNews(language), correction: true }),
    'correction',
  ),
  sample('maintenance-update', maintenanceUpdate, maintenanceNews),
  sample(
    'maintenance-update',
    maintenanceUpdate,
    (language): MaintenanceNews => ({
      ...maintenanceNews(language),
      occasion: 'completed',
      sentence: translator(language)('maintenance.said.completed'),
    }),
    'completed',
  ),
  sample('announcement', announcement, (language) => ({
    kind: translator(language)('announcement.kind.policy'),
    title: inWords(language, policy),
    body: inWords(language, impact),
    bodyHtml: `<p>${inWords(language, impact)}</p>`,
    bodyLanguage: language,
    url: announcementUrl,
    unsubscribeUrl: sampleEnd,
  })),
  sample('subscription-confirm', subscriptionConfirm, () => ({ url: confirmUrl, hours: 24, toHook: false })),
  sample(
    'subscription-confirm',
    subscriptionConfirm,
    () => ({ url: confirmUrl, hours: 24, toHook: true }),
    'hook',
  ),
]

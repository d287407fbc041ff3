import { beforeAll, describe, expect, test } from 'vitest'
import {
  apply,
  compile,
  copyTree,
  exchange,
  fixture,
  runInCopy,
  touched,
  type Recipe,
} from '#test/support/extending.ts'
import { keyBytes } from '#test/support/programs.ts'

const declarations = 'app/domain/messages/declarations'
const declared = `${declarations}/declared-messages.ts`
const names = 'app/domain/ground/vocabulary/messages.ts'
const vendors = 'app/platform/sms/vendors.ts'

const message: Recipe = {
  creates: { [`${declarations}/ticket-expiring.ts`]: fixture('ticket-expiring.ts') },
  changes: {
    [names]: [
      ["  'ticket-cancelled': ticket,\n", "  'ticket-cancelled': ticket,\n  'ticket-expiring': ticket,\n"],
    ],
    [declared]: [
      [
        "import { ticketExtended } from './ticket-extended.ts'\n",
        "import { ticketExpiring } from './ticket-expiring.ts'\nimport { ticketExtended } from './ticket-extended.ts'\n",
      ],
      [
        "  'ticket-cancelled': ticketCancelled,\n",
        "  'ticket-cancelled': ticketCancelled,\n  'ticket-expiring': ticketExpiring,\n",
      ],
    ],
  },
  words: {
    'zh-CN': {
      messages: {
        'mail.expiring.subject': '链接即将失效 {{number}}',
        'mail.expiring.title': '链接即将失效',
        'mail.expiring.body': '请在七天内打开。',
        'sms.expiring': '报告 {{number}} 的链接即将失效： {{url}}',
      },
      templates: { 'transition.ticket-expiring': '链接即将失效', 'message.ticket-expiring': '链接即将失效' },
    },
    en: {
      messages: {
        'mail.expiring.subject': 'Your link ends soon: {{number}}',
        'mail.expiring.title': 'Your link ends soon',
        'mail.expiring.body': 'Please open it within a week.',
        'sms.expiring': 'The link of report {{number}} ends soon: {{url}}',
      },
      templates: {
        'transition.ticket-expiring': 'Link ends soon',
        'message.ticket-expiring': 'Link ends soon',
      },
    },
  },
}

const vendor: Recipe = {
  creates: { 'app/platform/sms/pigeon-vendor.ts': fixture('pigeon-vendor.ts') },
  changes: {
    [vendors]: [
      [
        "import { tencent } from './tencent-vendor.ts'\n",
        "import { pigeon } from './pigeon-vendor.ts'\nimport { tencent } from './tencent-vendor.ts'\n",
      ],
      ['[httpGateway, aliyun, tencent] as const', '[httpGateway, aliyun, tencent, pigeon] as const'],
    ],
  },
  words: {
    'zh-CN': { delivery: { 'provider.sms-pigeon': '信鸽' } },
    en: { delivery: { 'provider.sms-pigeon': 'Pigeon post' } },
  },
}

const language: Recipe = {
  copies: { 'app/i18n/en': 'app/i18n/ja' },
  changes: {
    'app/i18n/language.ts': [
      [
        '} as const satisfies Record<string, Facts>',
        "  ja: { endonym: '日本語', locale: 'ja-JP', month: 'long', isHan: true, isDerived: false },\n} as const satisfies Record<string, Facts>",
      ],
    ],
    'app/i18n/areas.ts': [
      [
        "import en from '#app/i18n/en/areas.ts'\n",
        "import en from '#app/i18n/en/areas.ts'\nimport ja from '#app/i18n/ja/areas.ts'\n",
      ],
      ['  en,\n', '  en,\n  ja,\n'],
    ],
  },
}

const article: Recipe = {
  creates: {
    'content/articles/moved-sellers.zh-CN.md': fixture('moved-sellers.zh-CN.md'),
    'content/articles/moved-sellers.en.md': fixture('moved-sellers.en.md'),
  },
}

const environment = {
  DATABASE_URL: 'postgres://app@db.invalid/desk',
  SECRET_KEYS: `k1:${keyBytes('extending')}`,
  SMS_PROVIDER: 'pigeon',
  SMS_SIGN: '发票服务台',
  SMS_PIGEON_URL: 'http://127.0.0.1:1',
  SMS_PIGEON_TOKEN: 'grain',
}

describe('what docs/extending.md tells a stranger to do', () => {
  beforeAll(() => {
    copyTree()
    for (const recipe of [message, vendor, language, article]) apply(recipe)
  })

  test.each([
    ['a message', message, 3],
    ['an SMS vendor', vendor, 2],
    ['a language beside its catalogue', language, 2],
    ['an article', article, 2],
  ])('touches for %s so many files', (_, recipe, files) => {
    expect(touched(recipe)).toHaveLength(files)
  })

  test('compiles, and each thing is found wherever it must appear', { timeout: 300_000 }, async () => {
    expect(await compile()).toEqual([])
    await runInCopy('app/cli/derive-traditional.ts')
    apply({ creates: { 'probe.ts': fixture('probe.ts') } })

    expect(JSON.parse(await runInCopy('probe.ts', environment))).toEqual({
      message: {
        mail: 'Your link ends soon: K7M-4PX-92HF',
        sms: 'The link of report K7M-4PX-92HF ends soon:',
        preview: '報告 K7M-4PX-92HF 的連結即將失效：',
        switches: ['ticket-expiring:email', 'ticket-expiring:sms'],
        wording: ['mail.expiring.subject', 'mail.expiring.title', 'mail.expiring.body'],
        listed: true,
        name: 'Link ends soon',
      },
      vendor: {
        settings: ['SMS_PIGEON_URL', 'SMS_PIGEON_TOKEN'],
        sent: { state: 'sent', ref: 'p-1' },
        receipts: 'delivered',
        approved: ['pigeon'],
        described: [true, true, true],
        page: true,
        example: true,
        name: 'Pigeon post',
      },
      language: {
        listed: ['zh-CN', 'zh-TW', 'en', 'ja'],
        address: 'ja',
        cached: true,
        words: true,
        accepted: { 'zh-CN': '公告', ja: 'お知らせ' },
        read: ['お知らせ', '公告'],
        described: true,
      },
      article: {
        before: 'rating',
        titles: ['开票方迁址以后', '開票方遷址以後', 'After the seller has moved'],
        about: { topic: 'lookup', causes: ['T2'], invoiceKinds: [] },
        sections: ['What to do'],
        link: 'href="/en/help/rating"',
      },
      flaws: [],
    })
  })

  test('does not compile where the rendering, the words or the catalogue were forgotten', async () => {
    exchange(declared, "  'ticket-expiring': ticketExpiring,\n", '')
    exchange('app/i18n/areas.ts', '  ja,\n', '')
    exchange('app/i18n/zh-CN/delivery.json', '"provider.sms-pigeon"', '"provider.forgotten"')
    exchange('app/i18n/zh-CN/templates.json', '"transition.ticket-expiring"', '"transition.forgotten"')
    exchange('app/i18n/zh-CN/templates.json', '"message.ticket-expiring"', '"message.forgotten"')

    const places = [
      declared,
      'app/i18n/areas.ts',
      'app/ui/desk/messages/approved-only.tsx',
      'app/ui/desk/messages/messages-view.tsx',
      'app/ui/desk/messages/rules-table.tsx',
    ]
    expect(await compile()).toEqual(expect.arrayContaining(places))
  })
})

import { describe, expect, test } from 'vitest'
import { samples } from '#app/domain/messages/declarations/declared-messages.ts'
import { articleSeeds } from '#app/domain/knowledge/articles/article-seeds.ts'
import { decisionTable } from '#app/domain/knowledge/causes/decision-table.ts'
import { standardPlan } from '#app/domain/incidents/stage-plans/seed-stage-plans.ts'
import { departmentSeeds } from '#app/domain/people/departments/seed-departments.ts'
import { areas } from '#app/i18n/areas.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { toTraditional } from '#app/i18n/traditional.ts'
import { glossary } from '#test/i18n/glossary.ts'

/** Words that nobody in Taiwan would write, outside the terms that stay. */
const strange = [
  ...[
    '程式碼',
    '短信',
    '郵箱',
    '鏈接',
    '網絡',
    '默認',
    '軟件',
    '服務器',
    '用戶',
    '屏幕',
    '打印',
    '搜索',
    '登錄',
    '菜單',
  ],
  ...[
    '導航',
    '添加',
    '字符',
    '密鑰',
    '賬號',
    '轉賬',
    '日曆',
    '性能',
    '質量',
    '接口',
    '數據',
    '反饋',
    '二維碼',
    '刷新',
  ],
  ...[
    '緩存',
    '插件',
    '證書',
    '聯繫',
    '聯系',
    '不支持',
    '網上',
    '在線',
    '盡快',
    '寫回復',
    '公開回復',
    '併發',
    '併為',
    '明瞭',
  ],
  ...[
    '多隻是',
    '身份',
    '一周',
    '每周',
    '當前',
    '宣佈',
    '發佈',
    '公佈',
    '裏',
    '説',
    '税',
    '户',
    '“',
    '”',
    '收藏夾',
    '消息通知',
  ],
]
const staying = [
  ...glossary.map(([, traditional]) => traditional),
  '紅字發票信息確認單',
  '個人信息保護法',
].sort((left, right) => right.length - left.length)

/** What comes out of it for readers: everything the product says by itself. */
const sources: Record<string, string[]> = {
  catalogues: Object.values(areas['zh-CN']).flatMap((area) => Object.values(area)),
  'the decision table': written(decisionTable),
  articles: written(articleSeeds),
}

/** Every text in simplified characters that an object holds, however deep. */
function written(value: unknown): string[] {
  if (typeof value === 'string') return /\p{Script=Han}/u.test(value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  if ('zh-CN' in value) return written(value['zh-CN'])
  return Object.values(value).flatMap(written)
}

const without = (text: string, terms: readonly string[]) =>
  terms.reduce((rest, term) => rest.replaceAll(term, ''), text)

test.each(glossary)('the term %s is written %s', (simplified, traditional) => {
  expect(toTraditional(simplified)).toBe(traditional)
})

describe.each(Object.entries(sources))('%s', (_, texts) => {
  test('keep the terms of the glossary in their sentences', () => {
    const lost = texts.flatMap((text) =>
      glossary
        .filter(([simplified]) => text.includes(simplified))
        .filter(([, traditional]) => !toTraditional(text).includes(traditional))
        .map(([simplified]) => `${simplified}: ${toTraditional(text)}`),
    )
    expect(lost).toEqual([])
  })

  test('read as if written in Taiwan', () => {
    const odd = texts
      .map(toTraditional)
      .filter((text) => [...strange, '信息', '文件'].some((word) => without(text, staying).includes(word)))
    expect(odd).toEqual([])
  })
})

test('departments and messages read so too', () => {
  const frame = {
    t: translator('zh-TW'),
    language: 'zh-TW' as const,
    now: new Date('2026-05-14T14:00:00+08:00'),
  }
  const texts = [
    ...[...departmentSeeds, standardPlan, ...standardPlan.stages].map(({ name }) => name['zh-TW'] ?? ''),
    ...samples.flatMap(({ mail, sms }) => [JSON.stringify(mail(frame)), sms(frame)]),
  ]
  expect(texts.filter((text) => strange.some((word) => without(text, staying).includes(word)))).toEqual([])
})

test.each([
  ['提交后会得到一个编号，并发送到您留下的联系方式。', '提交後會得到一個編號，並發送到您留下的聯絡方式。'],
  ['请看看是否解决了，并为这次服务打分', '請看看是否解決了，並為這次服務評分'],
  ['关联工单一并办结', '關聯工單一併辦結'],
  ['故障写明了地区时', '故障寫明了地區時'],
  ['兑现了承诺', '兌現了承諾'],
  ['在短信或邮件里。', '在簡訊或郵件裡。'],
  ['我们不会向您要验证码、密码或转账', '我們不會向您要驗證碼、密碼或轉帳'],
  ['短信签名与版式文件', '短信簽名與版式文件'],
  ['技术支持（信息中心）', '技術支援（信息中心）'],
  ['退出登录', '登出'],
])('%s becomes %s', (simplified, traditional) => {
  expect(toTraditional(simplified)).toBe(traditional)
})

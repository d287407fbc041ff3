import postgres from 'postgres'
import type { PlannedStage } from '#app/domain/incidents/stage-plans/stage-plans.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { signIn } from '#test/e2e/desk.ts'
import { expectAccessible, expectToFit, openWhole, takePictures } from '#test/e2e/look.ts'
import { expect, test, type Product } from '#test/e2e/product.ts'
import { addStagePlan, cutover, cutoverStages } from '#test/support/stage-plans.ts'

// A plan of the desk's own has any number of stages: the pages that draw them hold one and seven as well as four.

const short = { key: 'short', name: { 'zh-CN': '一步恢复', en: 'One step' }, position: 3 }
const oneStage: readonly PlannedStage[] = [
  {
    key: 'fix',
    name: { 'zh-CN': '修复', en: 'Repair' },
    plannedMinutes: 30,
    proposedStatus: 'resolved',
  },
]

test.beforeAll(async ({ product }) => {
  const sql = postgres(product.databaseUrl, { max: 1, onnotice: () => undefined })
  await addStagePlan(sql, cutover, cutoverStages)
  await addStagePlan(sql, short, oneStage)
  await sql.end()
})

/** A published incident of a plan, with its first stages completed. */
async function declared({ call }: Product, plan: string, completed: readonly string[]): Promise<string> {
  const title = {
    'zh-CN': '同步节点积压，部分数电票查询不到',
    en: 'Backlog: some digital invoices are missing',
  }
  const incident = await call('/incidents', { title, severity: 2, description: '积压', plan })
  const number = String(incident.number)
  for (const key of completed) await call(`/incidents/${number}/stages/${key}`, { action: 'complete' })
  await publish({ call }, number, 'identified')
  return number
}
const publish = ({ call }: Pick<Product, 'call'>, number: string, status: string) =>
  call(`/incidents/${number}/updates`, {
    status,
    body: { 'zh-CN': '正在处理。', en: 'We are on it.' },
    notify: false,
    approve: { reason: '值班' },
  })

for (const [count, plan, stages, completed] of [
  ['seven stages', cutover.key, cutoverStages, ['confirm', 'locate', 'freeze']],
  ['one stage', short.key, oneStage, []],
] as const)
  test(`a plan of ${count} is readable by everybody, outside and at the desk`, async ({
    browser,
    page,
    product,
  }) => {
    const number = await declared(product, plan, completed)
    for (const language of ['zh-CN', 'en'] as const) {
      const prefix = language === 'en' ? '/en' : ''
      await openWhole(page, `${prefix}/incidents/${number}`)
      const list = page.getByRole('list', { name: translator(language)('stage.label') })
      await expect(list.getByRole('listitem')).toHaveCount(stages.length)
      await expectToFit(page)
      await expectAccessible(page)
      await takePictures(page, `stage-plans/${plan}-${language}`)
    }

    const desk = await signIn(browser, product, 'commander', 'zh-CN')
    for (const [name, path] of [
      ['room', `/desk/incidents/${number}`],
      ['declare', '/desk/incidents/new'],
    ] as const) {
      await openWhole(desk, path)
      await expectToFit(desk)
      await expectAccessible(desk)
      await takePictures(desk, `stage-plans/${plan}-${name}`)
    }
    if (plan === cutover.key) {
      await product.call(`/incidents/${number}/stages/switch_over`, { action: 'complete' })
      await openWhole(desk, `/desk/incidents/${number}`)
      await desk.getByRole('link', { name: translator('zh-CN')('update.open') }).click()
      await expect(desk.getByRole('list', { name: translator('zh-CN')('stage.label') })).toBeVisible()
      await expectToFit(desk)
      await expectAccessible(desk)
      await takePictures(desk, `stage-plans/${plan}-draft`)
    }
    await desk.context().close()
    // Nothing of it stays on the pages that other tests look at.
    await publish(product, number, 'resolved')
  })

import { afterAll, beforeEach, expect, test } from 'vitest'
import { declareIncident } from '#app/domain/incidents/incidents/declare.ts'
import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishNow } from '#app/domain/incidents/incidents/publish-update.ts'
import { runStage } from '#app/domain/incidents/incidents/run-stage.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { as } from '#test/support/context.ts'
import { hire, openDesk } from '#test/support/desk.ts'
import { get } from '#test/support/desk-request.ts'
import { pageRenderer } from '#test/support/render.ts'

const answer = await pageRenderer()
const t = translator('zh-CN')

beforeEach(openDesk)
afterAll(closeRuntime)

test('the cause is sought until the stage that seeks it is done, and no recovery is promised before it is told', async () => {
  const commander = await hire(['commander'], null)
  const { number } = await declareIncident(as(commander), {
    title: '同步延迟',
    severity: 3,
    description: '积压',
  })
  const words = { status: 'investigating', body: { 'zh-CN': '正在调查。' }, approve: { reason: '夜间' } }
  await publishNow(as(commander), number, UpdateInput.parse(words))
  const page = async () => (await answer(get(`/incidents/${number}`))).text()
  expect(await page()).toContain(t('incident.etaSeeking'))

  await runStage(as(commander), number, 'diagnose', { action: 'complete' })
  const shown = await page()
  expect(shown).not.toContain(t('incident.etaSeeking'))
  expect(shown).toContain(t('incident.etaUnknown'))
})

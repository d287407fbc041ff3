import type { Context } from '#app/domain/ground/context.ts'
import { hourMs } from '#app/domain/ground/vocabulary/durations.ts'
import { announceMaintenance } from '#app/domain/incidents/maintenance/announce.ts'
import { takeSteps } from '#app/domain/incidents/maintenance/run.ts'
import { inShanghai } from './clock.ts'

/** Three nights from now, 22:00 to 04:00; and one like it three weeks ago, with all it said. */
export async function makeMaintenance(ctx: Context): Promise<void> {
  await makePast(ctx)
  await announceExtension(ctx, inShanghai(ctx.now, '22:00', 3))
}

/** Six hours of work on the look-up database. */
export async function announceExtension(ctx: Context, startsAt: Date): Promise<void> {
  await announceMaintenance(ctx, {
    title: { 'zh-CN': '查询库例行扩容', en: 'Routine extension of the look-up database' },
    body: {
      'zh-CN': '维护期间发票查询可能变慢，新开发票的同步会推迟到维护结束之后。提交报告和查进度不受影响。',
      en: 'Look-ups may be slower and newly issued invoices arrive after the window. Reporting and tracking are not affected.',
    },
    components: ['lookup', 'data_sync'],
    startsAt,
    endsAt: new Date(startsAt.getTime() + 6 * hourMs),
  })
}

async function makePast(ctx: Context) {
  const startsAt = inShanghai(ctx.now, '22:00', -20)
  const after = (hours: number) => new Date(startsAt.getTime() + hours * hourMs)
  const window = await announceMaintenance(
    { ...ctx, now: after(-48) },
    {
      title: { 'zh-CN': '短信网关更换证书', en: 'New certificate for the SMS gateway' },
      body: {
        'zh-CN': '维护期间短信可能晚到几分钟，邮件不受影响。',
        en: 'Text messages may arrive some minutes late; e-mail is not affected.',
      },
      components: ['notifications'],
      startsAt,
      endsAt: after(2),
      notify: false,
    },
  )
  const started = { ...ctx, now: after(0) }
  const running = await takeSteps(started, window, [{ occasion: 'started', at: startsAt }], after(0))
  const checking = await takeSteps(
    { ...ctx, now: after(1.5) },
    running,
    [{ occasion: 'verifying', at: after(1.5) }],
    after(1.5),
  )
  await takeSteps({ ...ctx, now: after(2) }, checking, [{ occasion: 'completed', at: after(2) }], after(2))
}

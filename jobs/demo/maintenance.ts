import type { Context } from '#app/domain/context.ts'
import { announceMaintenance } from '#app/domain/maintenance/announce.ts'
import { takeSteps } from '#app/domain/maintenance/run.ts'

const hour = 3_600_000

/** 22:00 in Asia/Shanghai, some nights from now. */
function tenInTheEvening(now: Date, nights: number): Date {
  const day = new Date(now.getTime() + 8 * hour + nights * 24 * hour).toISOString().slice(0, 10)
  return new Date(`${day}T22:00:00+08:00`)
}

/** Three nights from now, 22:00 to 04:00; and one like it three weeks ago, with all it said. */
export async function makeMaintenance(ctx: Context): Promise<void> {
  await makePast(ctx)
  const startsAt = tenInTheEvening(ctx.now, 3)
  await announceMaintenance(ctx, {
    title: { 'zh-CN': '查询库例行扩容', en: 'Routine extension of the look-up database' },
    body: {
      'zh-CN': '维护期间发票查询可能变慢，新开发票的同步会推迟到维护结束之后。提交报告和查进度不受影响。',
      en: 'Look-ups may be slower and newly issued invoices arrive after the window. Reporting and tracking are not affected.',
    },
    components: ['lookup', 'data_sync'],
    startsAt,
    endsAt: new Date(startsAt.getTime() + 6 * hour),
  })
}

async function makePast(ctx: Context) {
  const startsAt = tenInTheEvening(ctx.now, -20)
  const after = (hours: number) => new Date(startsAt.getTime() + hours * hour)
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

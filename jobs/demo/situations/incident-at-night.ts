import { hourMs } from '#app/domain/ground/vocabulary/durations.ts'
import { lastAt, nextAt } from '../clock.ts'
import { fileReports } from '../file-reports.ts'
import { castOf, incidentStory } from '../incidents.ts'
import { markAsDemo } from '../mark-as-demo.ts'
import { makeSubscribers } from '../subscribers.ts'
import { storyOf } from '../texts.ts'
import { hoursBefore, type Situation } from './situation.ts'

/** From the declaration; between the two updates stage 1 is over. */
const firstNews = 0.1
const stageOver = 0.5
const secondNews = 0.6

export const incidentAtNight: Situation = {
  shows:
    'an incident declared at 02:10 in its second stage, 40 linked tickets, SMS that wait for the quiet hours to end',
  async make(ctx, staff) {
    // What was said since lies in the past, too.
    const declaredAt = lastAt(hoursBefore(ctx.now, 1), '02:10')
    const told = [storyOf('vanished'), storyOf('not_found')] as const
    const wave = { count: 40, from: hoursBefore(declaredAt, 0.8), until: hoursBefore(declaredAt, 0.05), told }
    const filed = await fileReports(ctx, wave)
    await makeSubscribers(ctx, 30)
    await markAsDemo(ctx)

    // Whatever time of day it is made at, its SMS are still waiting.
    const story = incidentStory(ctx, castOf(staff), declaredAt, nextAt(ctx.now, '08:00'))
    const { number } = await story.declare({
      title: { 'zh-CN': '夜间批量同步中断，部分发票查询不到', en: 'Nightly synchronisation has stopped' },
      severity: 3,
      components: ['data_sync', 'lookup'],
      description: '夜间批量任务写满了同步节点的磁盘，新开具的发票没有进入查询库。',
      workaround: {
        'zh-CN': '1. 请先保留发票的 PDF、OFD 或 XML 文件。\n2. 不需要请开票方重开。',
        en: '1. Keep the PDF, OFD or XML file of the invoice.\n2. There is no need to have it issued again.',
      },
      // Long enough for the stage to be running whenever this is made.
      plannedMinutes: { repair: 30 * 60 },
      tickets: filed.map(({ ticket }) => ticket.number),
    })
    const components = { data_sync: 'partial_outage', lookup: 'degraded_performance' }
    await story.tell(number, firstNews, {
      status: 'investigating',
      zh: '我们注意到夜间开具的部分发票查询不到，正在调查原因。发票本身有效，不需要重开。',
      en: 'Some invoices issued tonight cannot be found. We are looking into it. The invoices themselves are valid.',
      nextInHours: 1,
      components,
    })
    await story.complete(number, stageOver, 'diagnose')
    const hoursSince = (ctx.now.getTime() - declaredAt.getTime()) / hourMs
    await story.tell(number, secondNews, {
      status: 'identified',
      zh: '原因是同步节点的磁盘已满。正在扩容并补传积压的发票。',
      en: 'The cause is a full disk on a synchronisation node. We are extending it and transferring what is waiting.',
      nextInHours: hoursSince + 2 - secondNews,
      components,
    })
  },
}

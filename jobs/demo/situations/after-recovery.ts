import { markPastAsSent } from '../mark-past-as-sent.ts'
import { fileReports } from '../file-reports.ts'
import { castOf, incidentStory, toRecovery } from '../incidents.ts'
import { markAsDemo } from '../mark-as-demo.ts'
import { storyOf } from '../texts.ts'
import { rateAs } from '../tickets.ts'
import { hoursBefore, type Situation } from './situation.ts'

/** Of the surveys of an incident: who was content, who was not, and who has not answered; in turns. */
const levels = [5, null, 4, 2, null, 5, 3, null, 4, 1] as const

export const afterRecovery: Situation = {
  shows: 'an incident resolved some hours ago, its surveys answered and unanswered, some of them low',
  async make(ctx, staff) {
    const declaredAt = hoursBefore(ctx.now, 30)
    const told = [storyOf('vanished'), storyOf('not_found')] as const
    const wave = { count: 30, from: hoursBefore(declaredAt, 2), until: hoursBefore(declaredAt, 0.1), told }
    const filed = await fileReports(ctx, wave)
    await markAsDemo(ctx)

    const story = incidentStory(ctx, castOf(staff), declaredAt)
    const incident = await story.declare({
      title: {
        'zh-CN': '部分发票查询不到：同步延迟',
        en: 'Some invoices cannot be found: delayed synchronisation',
      },
      severity: 2,
      components: ['data_sync'],
      description: '同步节点积压，已经扩容并补传。',
      tickets: filed.map(({ ticket }) => ticket.number),
    })
    await toRecovery(story, incident)
    // Who rates has read the message: what is still to leave would be called off.
    await markPastAsSent(ctx, hoursBefore(ctx.now, 6))
    for (const [turn, { ticket }] of filed.entries()) {
      const level = levels[turn % levels.length]
      if (level) await rateAs(ctx, ticket, hoursBefore(ctx.now, 5 - turn / filed.length), level)
    }
  },
}

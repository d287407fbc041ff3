import { dayMs, hourMs } from '#app/domain/ground/vocabulary/durations.ts'
import { withActor, type Context, type StaffActor } from '#app/domain/ground/context.ts'
import { expandNotice } from '#app/domain/delivery/broadcasts/expand.ts'
import { invoiceKinds, isDigital } from '#app/domain/invoices/reading/kinds.ts'
import { declareIncident, type Declaration } from '#app/domain/incidents/incidents/declare.ts'
import { approveUpdate, draftUpdate, UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { publishUpdate } from '#app/domain/incidents/incidents/publish-update.ts'
import { recoverTickets } from '#app/domain/incidents/incidents/recover.ts'
import { runStage } from '#app/domain/incidents/incidents/run-stage.ts'
import { fileReports } from './file-reports.ts'
import { inParallel } from './in-parallel.ts'
import type { Staff } from './people.ts'
import { storyOf, type Story as ReportStory } from './texts.ts'
import { rateAs } from './tickets.ts'
import { acknowledge } from './work.ts'

type Story = ReturnType<typeof incidentStory>
export type Cast = { commander: StaffActor; communications: StaffActor }
type News = {
  status: string
  zh: string
  en: string
  nextInHours?: number
  components?: Record<string, string>
}

export function castOf(staff: Staff): Cast {
  const commander = staff.get('commander')
  const communications = staff.get('communications')
  if (!commander || !communications) throw new Error('the demo has no commander')
  return { commander, communications }
}

/**
 * An incident with its director and writer, at moments counted in hours from its declaration. `morning` is what its SMS
 * wait for; absent: the quiet hours decide.
 */
export function incidentStory(ctx: Context, cast: Cast, declaredAt: Date, morning?: Date) {
  const moment = (hours: number) => new Date(declaredAt.getTime() + hours * hourMs)
  const as = (actor: StaffActor, hours: number) => withActor({ ...ctx, now: moment(hours) }, actor)
  return {
    declare: (declaration: Declaration) => declareIncident(as(cast.commander, 0), declaration),
    async tell(number: string, hours: number, news: News) {
      const input = UpdateInput.parse({
        status: news.status,
        body: { 'zh-CN': news.zh, en: news.en },
        components: news.components ?? {},
        ...(news.nextInHours ? { nextUpdateAt: moment(hours + news.nextInHours) } : {}),
      })
      const draft = await draftUpdate(as(cast.communications, hours), number, input)
      await approveUpdate(as(cast.commander, hours + 0.05), draft.id)
      const { noticeId } = await publishUpdate(as(cast.commander, hours + 0.1), draft.id)
      const waitFor = morning && (async () => morning)
      if (noticeId) await expandNotice({ ...ctx, now: moment(hours + 0.1) }, noticeId, waitFor)
    },
    complete: (number: string, hours: number, stage: string) =>
      runStage(as(cast.commander, hours), number, stage, { action: 'complete' }),
    extend: (number: string, hours: number, stage: string, minutes: number, reason: string) =>
      runStage(as(cast.commander, hours), number, stage, { action: 'extend', minutes, reason }),
    recover: (incidentId: string, hours: number) =>
      recoverTickets({ ...ctx, now: moment(hours) }, incidentId),
  }
}

/** The one that is running: stage 2, declared three and a half hours ago. */
export async function makeOpenIncident(ctx: Context, cast: Cast, now: Date, tickets: string[]) {
  const story = incidentStory(ctx, cast, new Date(now.getTime() - 3.5 * hourMs))
  const incident = await story.declare({
    title: {
      'zh-CN': '部分数电票查询不到：数据同步延迟',
      en: 'Some digital invoices cannot be found: delayed synchronisation',
    },
    severity: 2,
    components: ['data_sync', 'lookup'],
    regions: ['北京'],
    invoiceKinds: invoiceKinds.filter(isDigital),
    description: '11 月起扩容的同步节点积压，受影响的发票已经开具成功，但查询库尚未收到。',
    workaround: {
      'zh-CN':
        '1. 请先保留发票的 PDF、OFD 或 XML 文件，按本单位制度暂存。\n2. 在税务数字账户中查看发票是否存在。\n3. 不需要请开票方重开。',
      en: '1. Keep the PDF, OFD or XML file of the invoice and store it by your own rules.\n2. Look whether the invoice stands in your digital tax account.\n3. There is no need to have it issued again.',
    },
    tickets,
  })
  await story.tell(incident.number, 0.3, {
    status: 'investigating',
    zh: '我们注意到部分数电票查询不到，正在调查原因。发票本身有效，不需要重开。',
    en: 'Some digital invoices cannot be found. We are looking into it. The invoices themselves are valid and need not be issued again.',
    nextInHours: 1.5,
    components: { data_sync: 'partial_outage', lookup: 'degraded_performance' },
  })
  await story.complete(incident.number, 1.8, 'diagnose')
  await story.tell(incident.number, 1.9, {
    status: 'identified',
    zh: '原因是一台同步节点积压。正在增加节点并补传积压数据。',
    en: 'The cause is a backlog on one synchronisation node. We are adding nodes and transferring what is waiting.',
    nextInHours: 4,
    components: { data_sync: 'partial_outage', lookup: 'degraded_performance' },
  })
}

type Past = {
  daysAgo: number
  /** What its reporters wrote. */
  told: readonly [ReportStory, ...ReportStory[]]
  title: Declaration['title']
  description: string
  review: { zh: string; en: string }
}

const past: readonly Past[] = [
  {
    daysAgo: 12,
    told: [storyOf('error')],
    title: { 'zh-CN': '查验页面间歇打不开', en: 'Verification page opens only at times' },
    description: '入口网关证书更新后，部分旧版浏览器连接失败。',
    review: {
      zh: '经过：证书链少了一级，旧版浏览器无法校验，约一成访问失败。\n原因：更新前只在新版浏览器上测试。\n改进：证书更新纳入发布检查清单；增加旧版浏览器的自动检查。',
      en: 'What happened: one link of the certificate chain was missing; older browsers failed, about one visit in ten.\nCause: the renewal was tested on new browsers only.\nImprovement: renewals are on the release checklist now, and older browsers are checked by themselves.',
    },
  },
  {
    daysAgo: 24,
    told: [storyOf('error'), storyOf('not_found')],
    title: { 'zh-CN': '通行费发票查询超时', en: 'Time-outs when looking up toll invoices' },
    description: '外部接口响应变慢，通行费发票查询大量超时。',
    review: {
      zh: '经过：外部接口在晚高峰响应超过 30 秒，查询请求堆积。\n原因：没有单独的超时和限流，慢请求占满了连接。\n改进：为每个外部接口设置独立的超时和并发上限，并增加监控。',
      en: 'What happened: an outside interface took more than 30 seconds in the evening peak and look-ups piled up.\nCause: it had no time-out and limit of its own, so slow calls took every connection.\nImprovement: each outside interface has its own time-out and limit, and is monitored.',
    },
  },
]

/** Reports of each incident that is over, and how those of them were rated that were, in turns. */
export const pastReports = 12
const levels = [5, null, 4, 5, null, 3, 4] as const

/** Two that are over, with their reports, ratings and reviews. `after`: how many reports there are already. */
export async function makePastIncidents(ctx: Context, staff: Staff, after: number) {
  for (const [index, { daysAgo, told, title, description, review }] of past.entries()) {
    const declaredAt = new Date(ctx.now.getTime() - daysAgo * dayMs)
    const moment = (hours: number) => new Date(declaredAt.getTime() + hours * hourMs)
    const filed = await fileReports(ctx, {
      ...{ count: pastReports, from: moment(-1.5), until: moment(-0.1), told },
      after: after + index * pastReports,
    })
    await inParallel(filed.length, async (at) => {
      const one = filed[at]
      if (one) await acknowledge(ctx, one, staff, moment(0.5 + at / 10))
    })

    const story = incidentStory(ctx, castOf(staff), declaredAt)
    const tickets = filed.map(({ ticket }) => ticket.number)
    const incident = await story.declare({
      ...{ title, severity: 3, components: ['verification'], description, tickets },
    })
    await toRecovery(story, incident)
    await inParallel(filed.length, async (at) => {
      const [ticket, level] = [filed[at]?.ticket, levels[at % levels.length]]
      if (ticket && level) await rateAs(ctx, ticket, moment(24 + 2 * at), level)
    })
    await story.tell(incident.number, 80, { status: 'postmortem', zh: review.zh, en: review.en })
  }
}

/** From the first word to the recovery, 22 hours after the declaration. */
export async function toRecovery(
  story: Story,
  { id, number }: { id: string; number: string },
): Promise<void> {
  await story.tell(number, 0.4, {
    status: 'investigating',
    zh: '正在调查。',
    en: 'We are looking into it.',
    nextInHours: 2,
  })
  await story.complete(number, 1.6, 'diagnose')
  await story.tell(number, 1.7, {
    status: 'identified',
    zh: '原因已确认，正在修复。',
    en: 'The cause is known; the fix is on its way.',
    nextInHours: 8,
  })
  await story.complete(number, 8.5, 'repair')
  await story.tell(number, 8.6, {
    status: 'monitoring',
    zh: '修复完成，正在观察。',
    en: 'The fix is in place; we are watching.',
    nextInHours: 12,
  })
  await story.extend(number, 19, 'test', 60, '等待夜间批量任务的结果')
  await story.complete(number, 20.5, 'test')
  await story.complete(number, 22, 'recover')
  await story.tell(number, 22.1, {
    status: 'resolved',
    zh: '服务已恢复正常。感谢您的耐心。',
    en: 'The service is back to normal. Thank you for your patience.',
  })
  await story.recover(id, 22.2)
}

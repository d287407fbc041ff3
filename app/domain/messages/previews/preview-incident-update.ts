import { eq, sql } from 'drizzle-orm'
import { incidents, incidentUpdates } from '#db/schema/index.ts'
import { mailHtml } from '#emails/layout.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { newsOf } from '#app/domain/messages/declarations/incident-news.ts'
import { incidentUpdate } from '#app/domain/messages/declarations/incident-update.ts'
import { incidentUrl } from '#app/domain/delivery/links/links.ts'
import { smsSegments } from '#app/domain/delivery/ledger/sms-segments.ts'
import { reaches } from '#app/domain/delivery/broadcasts/reaches.ts'
import { channelRuleOf } from '#app/domain/delivery/channel-rules/channel-rules.ts'
import { channelsOff } from '#app/domain/delivery/channel-rules/turned-off.ts'
import { currentWording, worded } from '#app/domain/messages/wording/wording.ts'
import { languages, type Language } from '#app/i18n/language.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { stagesOf, type IncidentUpdate } from '#app/domain/incidents/incidents/incident.ts'
import { canFollow } from '#app/domain/people/roles/may.ts'

/** `hooks`: robots of groups and programs, of which nobody knows who reads them. */
export type Audience = { people: number; email: number; sms: number; hooks: number }
export type Rendering = {
  language: Language
  subject: string
  html: string
  sms: string
  segments: number
}
export type UpdatePreview = { update: IncidentUpdate; audience: Audience; renderings: Rendering[] }

const nobody: Audience = { people: 0, email: 0, sms: 0, hooks: 0 }

/** An update as it would reach people if it were published now: to how many, and in which words. */
export async function previewUpdate(ctx: Context, updateId: string): Promise<UpdatePreview> {
  ensure(canFollow(ctx.actor), notFound)
  const [found] = isUuid(updateId)
    ? await ctx.db
        .select({ update: incidentUpdates, incident: incidents })
        .from(incidentUpdates)
        .innerJoin(incidents, eq(incidents.id, incidentUpdates.incidentId))
        .where(eq(incidentUpdates.id, updateId))
    : []
  if (!found) throw notFound()
  const { update, incident } = found
  const stages = await stagesOf(ctx, incident.id)
  const wording = await currentWording(ctx)
  const renderings = languages.map((language): Rendering => {
    const frame = { t: worded(language, wording), language, now: ctx.now }
    const news = newsOf(incident, stages, update, language, incidentUrl(incident.number, language))
    const text = incidentUpdate.textOf(news)
    const mail = text.mail(frame)
    const sms = text.sms(frame)
    return { language, subject: mail.subject, html: mailHtml(frame, mail), sms, segments: smsSegments(sms) }
  })
  const silent = update.notify === 'nobody' || incident.drillSince !== null
  return {
    update,
    audience: silent ? nobody : await audienceOf(ctx, incident.id, update.status),
    renderings,
  }
}

/**
 * How many the notice would go to: reporters of linked tickets, subscribers and who asked about the
 * incident, each address once, without those
 * that are suppressed or whose channel is turned off. A person is an address of one kind: the mobile where there is one.
 */
async function audienceOf(ctx: Context, incidentId: string, status: string): Promise<Audience> {
  const off = await channelsOff(ctx, channelRuleOf('incident-update', status))
  const [row] = await ctx.db.execute<Audience>(sql`
    with people as (
      select c.mobile_index, c.email_index, x.channel, x.recipient
        from tickets t
        join contacts c on c.id = t.contact_id
        cross join lateral (values
          ('email', case when 'email' = any(c.notify_by) then c.email_index end),
          ('sms', case when 'sms' = any(c.notify_by) then c.mobile_index end)) as x(channel, recipient)
       where t.incident_id = ${incidentId}::uuid and t.state not in ('cancelled', 'merged')
      union all
      select c.mobile_index, c.email_index, s.channel, s.recipient
        from subscribers s
        join contacts c on c.id = s.contact_id
        join incidents i on i.id = ${incidentId}::uuid
       where s.confirmed_at is not null and s.unsubscribed_at is null
         and 'incident' = any(s.kinds)
         and ${reaches(sql`s.components`, sql`i.components`)}
      union all
      select c.mobile_index, c.email_index, s.channel, s.recipient
        from incident_subscribers s
        join contacts c on c.id = s.contact_id
       where s.incident_id = ${incidentId}::uuid and s.unsubscribed_at is null and ${status} <> 'postmortem')
    select count(distinct coalesce(p.mobile_index, p.email_index))::int as people,
           count(distinct p.recipient) filter (where p.channel = 'email')::int as email,
           count(distinct p.recipient) filter (where p.channel = 'sms')::int as sms,
           count(distinct p.recipient) filter (where p.channel not in ('email', 'sms'))::int as hooks
      from people p
     where p.recipient is not null and not p.channel = any(${sql.param(off)}::text[])
       and not exists (select from suppressions x
                        where x.recipient = p.recipient and x.channel = p.channel and x.lifted_at is null)`)
  return row ?? nobody
}

import { sql } from 'drizzle-orm'
import { nextAnnouncementChange } from '#app/domain/public/announcements/show-announcements.ts'
import { dayOf, endOfDay } from '#app/domain/ground/beijing-time.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { announcedDaysAhead, recoveredHours } from '#app/domain/incidents/incidents/show-public-incident.ts'
import { newsForDays } from '#app/domain/contacts/privacy/show-privacy-notice.ts'

/**
 * The next moment at which some public page changes by itself. It is one for all of them: which page shows what is
 * nothing to keep in step with, and such moments are rare.
 */
export async function nextPublicChange(ctx: Context): Promise<Date> {
  const [row] = await ctx.db.execute<{ at: string | null }>(sql`
    select min(at) as at from (
      select unnest(array[starts_at - make_interval(days => ${announcedDaysAhead}), starts_at,
                          ends_at - make_interval(mins => verify_minutes), ends_at])
        from maintenance_windows where cancelled_at is null and completed_at is null
      union all
      select next_update_at from incidents where published_at is not null and resolved_at is null
      union all
      select resolved_at + make_interval(hours => ${recoveredHours}) from incidents
       where published_at is not null and resolved_at > ${ctx.now.toISOString()}::timestamptz - make_interval(hours => ${recoveredHours})
      union all
      select s.due_at from incident_stages s join incidents i on i.id = s.incident_id
       where i.published_at is not null and i.resolved_at is null and s.completed_at is null and s.skipped_at is null
      union all
      select effective_at from privacy_notices
      union all
      select effective_at + make_interval(days => ${newsForDays}) from privacy_notices where version > 1
    ) as moments(at) where at > ${ctx.now.toISOString()}::timestamptz`)
  const moments = [
    // Pages say today and tomorrow, the self-check counts days, and the history has months.
    endOfDay(dayOf(ctx.now)),
    await nextAnnouncementChange(ctx),
    row?.at ? new Date(row.at) : null,
  ].flatMap((moment) => (moment ? [moment.getTime()] : []))
  return new Date(Math.min(...moments))
}

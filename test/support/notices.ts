import { uuidv7 } from '#app/platform/uuid.ts'
import { sql } from '#test/support/database.ts'

/** A notice that was sent by mail to so many; gives its id. */
export async function aNotice(audience: number): Promise<string> {
  const id = uuidv7(new Date())
  await sql`
    insert into notices (id, message, lane, subject_type, subject_id, state, audience, sent, created_at)
    values (${id}, 'incident-update', 'incident', 'incident_update', ${id}, 'finished', ${audience}, ${audience}, now())`
  await sql`
    insert into deliveries (id, notice_id, recipient, channel, lane, contact_id, language, state, next_at, provider, provider_ref,
                            attempts, sent_at, created_at)
    select uuid_now(), ${id}, 'index-' || n, 'email', 'incident', ${id}, 'zh-CN', 'sent', now(), 'smtp', 'ref-' || n, 1,
           '2026-05-14T06:30:00Z', '2026-05-14T06:00:00Z'
      from generate_series(1, ${audience}::int) n`
  return id
}

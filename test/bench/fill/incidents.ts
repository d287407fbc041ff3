import { randomInt } from 'node:crypto'
import type { Sql } from 'postgres'
import { newIncidentNumber } from '#app/domain/ground/numbers/record-numbers.ts'
import { components } from '#app/domain/ground/vocabulary/components.ts'
import type { Shape } from './people.ts'

const incidentCount = 100
/** The newest of them are not over. */
const running = 3

const uuid = (salt: string, at: string) =>
  `(lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') || '7' || substr(md5(${salt}), 1, 3)
    || '8' || substr(md5(${salt}), 4, 15))::uuid`

/** Spread over the years, each with the updates that went to many. The largest is the newest, and still runs. */
export async function fillIncidents(sql: Sql, { years }: Pick<Shape, 'years'>): Promise<void> {
  const numbers = Array.from({ length: incidentCount }, () => newIncidentNumber(randomInt))
  await sql.unsafe(
    `
    with made as (select n, number, now() - make_interval(years => ${years}) * (1 - n / ${incidentCount + 1}.0) as at
                    from unnest($1::text[]) with ordinality given(number, n))
    insert into incidents (id, number, title, description, severity, components, public_status, declared_at,
      published_at, resolved_at, recovered_at, update_count, created_at)
    select ${uuid("'incident' || n", 'at')}, number, jsonb_build_object('zh-CN', '查验平台异常 ' || n),
           '上传记录与查验平台不一致。', 1 + n % 4, array['${components[0]}'],
           case when n > ${incidentCount - running} then 'identified' else 'resolved' end, at, at,
           case when n <= ${incidentCount - running} then at + interval '1 day' end,
           case when n <= ${incidentCount - running} then at + interval '1 day' end, 5, at
      from made`,
    [numbers],
  )
  await sql`
    insert into incident_stages (incident_id, key, name, position, planned_minutes, started_at, due_at)
    select i.id, 'stage' || s, jsonb_build_object('zh-CN', '阶段 ' || s), s, 60, case when s = 1 then i.declared_at end,
           i.declared_at + s * interval '1 hour'
      from incidents i, generate_series(1, 5) s`
  await sql.unsafe(`
    with made as (select i.id, i.number, i.declared_at + s * interval '1 hour' as at, s
                    from incidents i, generate_series(1, 5) s),
    noticed as (
      insert into notices (id, message, lane, subject_type, subject_id, state, audience, delivered, started_at, finished_at, created_at)
      select ${uuid("'news' || number || s", 'at')}, 'incident-update', 'incident', 'incident_update',
             ${uuid("'update' || number || s", 'at')}, 'finished', 2000, 2000, at, at + interval '1 minute', at from made)
    insert into incident_updates (id, incident_id, seq, status, body, published_at, display_at, notice_id, created_at)
    select ${uuid("'update' || number || s", 'at')}, id, s, 'identified', jsonb_build_object('zh-CN', '正在补传数据。'),
           at, at, ${uuid("'news' || number || s", 'at')}, at from made`)
}

import { sql } from '#test/support/database.ts'

/** What people wrote, by table: pages show it as it is, so it is no word of ours. */
const written: Record<string, readonly string[]> = {
  announcements: ['title', 'body'],
  article_versions: ['title', 'summary', 'body'],
  privacy_notices: ['changes', 'body'],
  departments: ['name'],
  stage_plans: ['name'],
  planned_stages: ['name'],
  staff: ['name'],
  api_keys: ['name'],
  routing_rules: ['name'],
  incidents: ['title', 'description', 'workaround', 'relief', 'regions', 'dependencies'],
  incident_stages: ['name', 'reason'],
  incident_updates: ['body', 'urgent_reason', 'self_approval_reason'],
  maintenance_windows: ['title', 'body'],
  maintenance_updates: ['body'],
  tickets: ['subject', 'description'],
  messages: ['body'],
  drafts: ['body'],
  promises: ['text'],
  saved_views: ['name'],
  survey_answers: ['comment'],
  reported_invoices: ['buyer_name', 'seller_name'],
}

/** Marks all that was written into the database, line by line; signs of Markdown at a beginning stay what they are. */
export async function markContent(): Promise<void> {
  const columns = await sql<{ table: string; column: string; type: string }[]>`
    select table_name as table, column_name as column, data_type as type
      from information_schema.columns where table_schema = 'public'`
  await sql.begin(async (tx) => {
    // Past the triggers that keep history as it is.
    await tx`set local session_replication_role = replica`
    await tx.unsafe(marking)
    for (const { table, column, type } of columns) {
      if (!written[table]?.includes(column)) continue
      await tx.unsafe(`update ${table} set ${column} = pg_temp.marked_${type.toLowerCase()}(${column})`)
    }
    await tx.unsafe(`update events set details = details || jsonb_build_object(
      'reason', pg_temp.marked_text(details ->> 'reason')) where details ->> 'reason' is not null`)
  })
}

const marking = String.raw`
  create function pg_temp.marked_text(content text) returns text language sql as $$
    select regexp_replace(content, '^(\s*(?:\d+[.、)]|[-*•#>]+)?\s*)(\S.*)$', '\1⟦\2⟧', 'gn')
  $$;
  create function pg_temp.marked_jsonb(content jsonb) returns jsonb language sql as $$
    select jsonb_object_agg(key, pg_temp.marked_text(value)) from jsonb_each_text(content)
  $$;
  create function pg_temp.marked_array(content text[]) returns text[] language sql as $$
    select coalesce(array_agg(pg_temp.marked_text(one)), '{}') from unnest(content) as one
  $$`

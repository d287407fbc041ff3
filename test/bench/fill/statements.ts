// One statement a set of rows: everything about a ticket follows from its number, by a hash that spreads evenly.

const some = (salt: string, below: number) => `(hashint4(f.n # hashtext('${salt}')) & 2147483647) % ${below}`
const pick = (salt: string, texts: readonly string[]) =>
  `(array[${texts.map((text) => `'${text}'`).join(',')}])[1 + ${some(salt, texts.length)}]`
const uuid = (salt: string, at: string) =>
  `(lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') || '7' || substr(md5('${salt}' || f.n), 1, 3)
    || '8' || substr(md5('${salt}' || f.n), 4, 15))::uuid`

const where = ['查验平台', '电子税务局', '开票软件', '手机查验', '企业系统', '第三方查验']
const what = [
  '查无此票',
  '提示信息不一致',
  '显示已作废',
  '系统超时',
  '查验次数已满',
  '数据未同步',
  '打印机不出票',
]
const who = [
  '开票方说已经上传',
  '销售方不回电话',
  '会计月底要入账',
  '客户急用报销',
  '红字确认单已开',
  '税务机关让再等',
]
const since = ['昨天起', '上周起', '开票当天', '跨月以后', '更新软件之后', '换了浏览器以后']

/** Shares of 70, 15, 10, 4 and 1 %. */
const department = `case when d.share < 70 then 'taxpayer_service' when d.share < 85 then 'tech_support'
  when d.share < 95 then 'data_repair' when d.share < 99 then 'product' else 'tax_office' end`
/** The newest two of a hundred are open, as are a few old ones. */
const state = `case when f.n > 0.98 * last.n or ${some('old', 1000)} = 0
    then ${pick('open', ['new', 'open', 'open', 'open', 'waiting_reporter', 'waiting_upstream', 'reopened'])}
  when ${some('end', 100)} < 4 then 'cancelled' when ${some('end', 100)} < 6 then 'merged'
  when f.n > 0.97 * last.n then 'resolved' else 'closed' end`

export const ticketRows = (from: number, to: number) => `
  with last as (select max(n) as n from fill_tickets),
  made as (
    select f.*, ${state} as state, dep.id as department_id,
           case when ${some('kind', 8)} = 7 then ${pick('other', ['technical_fault', 'feature_suggestion', 'policy_question', 'praise'])}
                else 'missing_invoice' end as kind,
           f.created_at + ${some('worked', 200)} * interval '1 hour' as worked_at
      from fill_tickets f cross join last
      cross join lateral (select ${some('department', 100)} as share) d
      join departments dep on dep.key = ${department}
     where f.n between ${from} and ${to})
  insert into tickets (id, number, kind, category, symptom, subject, description, state, priority, department_id,
    assignee_id, contact_id, reporter_type, channel, created_at, last_activity_at, reporter_wrote_at,
    first_response_due_at, first_responded_at, resolution_due_at, resolved_at, closed_at)
  select f.id, f.number, f.kind, 'invoice_missing', 'not_found',
         ${pick('what', what)} || ' · 尾号 ' || lpad(((f.n * 7919::bigint) % 1000000)::text, 6, '0'),
         ${pick('since', since)} || '在' || ${pick('where', where)} || ${pick('what', what)} || '，' || ${pick('who', who)} || '，请核实。',
         f.state, ${pick('priority', ['normal', 'normal', 'normal', 'low', 'high', 'urgent'])}, f.department_id,
         case when f.state = 'new' or ${some('has', 10)} = 0 then null else s.id end,
         f.contact_id, ${pick('type', ['company', 'consumer', 'bookkeeping_agency'])},
         ${pick('channel', ['web', 'web', 'web', 'hotline', 'api'])}, f.created_at,
         least(f.worked_at, now()), f.created_at,
         f.created_at + interval '1 day', case when f.state <> 'new' then f.created_at + interval '2 hours' end,
         f.created_at + interval '7 days',
         case when f.state in ('resolved', 'closed') then least(f.worked_at, now()) end,
         case when f.state in ('closed', 'cancelled', 'merged') then least(f.worked_at + interval '7 days', now()) end
    from made f
    left join lateral (
      select array_agg(staff.id order by staff.id) as ids from staff where staff.department_id = f.department_id) team on true
    left join staff s on s.id = team.ids[1 + ${some('assignee', 1000)} % greatest(cardinality(team.ids), 1)]`

export const messageRows = (from: number, to: number) => `
  insert into messages (id, ticket_id, author, visibility, body, channel, created_at)
  select (lpad(to_hex((extract(epoch from f.created_at + m.after) * 1000)::bigint), 12, '0') || '7'
           || substr(md5(m.body || f.n), 1, 3) || '8' || substr(md5(m.body || f.n), 4, 15))::uuid,
         f.id, m.author, m.visibility, m.body, 'web', f.created_at + m.after
    from fill_tickets f,
         (values ('staff', 'public', '已收到您的报告，正在核实。', interval '2 hours', 80),
                 ('staff', 'internal', '已登记，等上传记录核对结果。', interval '3 hours', 40),
                 ('reporter', 'public', '补充：还是同样的提示。', interval '20 hours', 30)) m (author, visibility, body, after, share)
   where f.n between ${from} and ${to} and ${some('message', 100)} < m.share`

export const eventRows = (from: number, to: number) => `
  insert into events (id, at, action, subject_type, subject_id, actor_type, details)
  select ${uuid('event', 'f.created_at + e.after')}, f.created_at + e.after, e.action, 'ticket', f.id, e.actor, e.details::jsonb
    from fill_tickets f,
         (values ('ticket.filed', interval '0', 'anonymous', 100, '{"channel":"web","priority":"normal"}'),
                 ('ticket.assigned', interval '2 minutes', 'system', 90, '{}'),
                 ('ticket.replied', interval '2 hours', 'system', 80, '{"visibility":"public"}'),
                 ('ticket.resolved', interval '30 hours', 'system', 90, '{}')) e (action, after, actor, share, details)
   where f.n between ${from} and ${to} and ${some('event', 100)} < e.share`

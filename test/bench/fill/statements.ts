// One statement a set of rows: everything about a ticket follows from its number, by a hash that spreads evenly.

export const some = (salt: string, below: number) =>
  `(hashint4(f.n # hashtext('${salt}')) & 2147483647) % ${below}`
const pick = (salt: string, texts: readonly string[]) =>
  `(array[${texts.map((text) => `'${text}'`).join(',')}])[1 + ${some(salt, texts.length)}]`
export const uuid = (salt: string, at: string) =>
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

/** Words that a known share of the tickets has, from one in a hundred thousand on; none of their characters stands elsewhere. */
export const sharedWords = [
  { word: '麒麟瓷', inEvery: 100_000 },
  { word: '铁皮桶', inEvery: 10_000 },
  { word: '蓝莓酱', inEvery: 200 },
  { word: '向葵籽', inEvery: 20 },
  { word: '竹筐绳', inEvery: 5 },
] as const
/** Half of them have it in their text, the others in what their reporter says later. */
export const shared = (half: 0 | 1) =>
  sharedWords
    .map(({ word, inEvery }) => `case when ${some(word, 2 * inEvery)} = ${half} then '${word}。' else '' end`)
    .join(' || ')

/** Shares of 70, 15, 10, 4 and 1 %. */
const department = `case when d.share < 70 then 'taxpayer_service' when d.share < 85 then 'tech_support'
  when d.share < 95 then 'data_repair' when d.share < 99 then 'product' else 'tax_office' end`
/** The newest two of a hundred are open, as are a few old ones. */
const state = `case when f.n > 0.98 * last.n or ${some('old', 1000)} = 0
    then ${pick('open', ['new', 'open', 'open', 'open', 'waiting_reporter', 'waiting_upstream', 'reopened'])}
  when ${some('end', 100)} < 4 then 'cancelled' when ${some('end', 100)} < 6 then 'merged'
  when f.n > 0.97 * last.n then 'resolved' else 'closed' end`

/** A fifth is linked, where there are incidents: each to that of its time, but for a tenth that all the newest one has. */
const incident = `case when known.count > 0 and ${some('linked', 5)} = 0
  then case when ${some('largest', 10)} = 0 then known.ids[known.count]
    else known.ids[1 + ((f.n - 1)::bigint * greatest(known.count - 1, 1) / last.n)::int] end end`

export const ticketRows = (from: number, to: number) => `
  with last as (select max(n) as n from fill_tickets),
  known as (select array_agg(id order by declared_at) as ids, count(*)::int as count from incidents),
  made as (
    select f.*, ${state} as state, dep.id as department_id,
           case when ${some('kind', 8)} = 7 then ${pick('other', ['technical_fault', 'feature_suggestion', 'policy_question', 'praise'])}
                else 'missing_invoice' end as kind,
           f.created_at + ${some('worked', 200)} * interval '1 hour' as worked_at,
           ${incident} as incident_id
      from fill_tickets f cross join last cross join known
      cross join lateral (select ${some('department', 100)} as share) d
      join departments dep on dep.key = ${department}
     where f.n between ${from} and ${to})
  insert into tickets (id, number, kind, category, symptom, subject, description, state, priority, department_id,
    assignee_id, contact_id, reporter_type, channel, incident_id, created_at, last_activity_at, reporter_wrote_at,
    first_response_due_at, first_responded_at, resolution_due_at, resolved_at, closed_at)
  select f.id, f.number, f.kind, 'invoice_missing', 'not_found',
         ${pick('what', what)} || ' · 尾号 ' || lpad(((f.n * 7919::bigint) % 1000000)::text, 6, '0'),
         ${pick('since', since)} || '在' || ${pick('where', where)} || ${pick('what', what)} || '，' || ${pick('who', who)} || '，请核实。' || ${shared(0)},
         f.state, ${pick('priority', ['normal', 'normal', 'normal', 'low', 'high', 'urgent'])}, f.department_id,
         case when f.state = 'new' or ${some('has', 10)} = 0 then null else s.id end,
         f.contact_id, ${pick('type', ['company', 'consumer', 'bookkeeping_agency'])},
         ${pick('channel', ['web', 'web', 'web', 'hotline', 'api'])}, f.incident_id, f.created_at,
         least(f.worked_at, now()), f.created_at,
         f.created_at + interval '1 day', case when f.state <> 'new' then f.created_at + interval '2 hours' end,
         f.created_at + interval '7 days',
         case when f.state in ('resolved', 'closed') then least(f.worked_at, now()) end,
         case when f.state in ('closed', 'cancelled', 'merged') then least(f.worked_at + interval '7 days', now()) end
    from made f
    left join lateral (
      select array_agg(staff.id order by staff.id) as ids from staff where staff.department_id = f.department_id) team on true
    left join staff s on s.id = team.ids[1 + ${some('assignee', 1000)} % greatest(cardinality(team.ids), 1)]`

/** As the triggers of the product keep them, which the fill goes past. */
export const textRows = (from: number, to: number) => `
  insert into ticket_texts (ticket_id, text)
  select t.id, concat_ws(' ', t.subject, t.description, i.seller_name, i.buyer_name)
    from fill_tickets f join tickets t on t.id = f.id left join reported_invoices i on i.ticket_id = t.id
   where f.n between ${from} and ${to}`

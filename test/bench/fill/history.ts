import { shared, some, uuid } from './statements.ts'

// What happened to a ticket and was said and sent about it: three messages, six events, three notices, 3.8 deliveries.

export const messageRows = (from: number, to: number) => `
  insert into messages (id, ticket_id, author, visibility, body, channel, created_at)
  select (lpad(to_hex((extract(epoch from f.created_at + m.after) * 1000)::bigint), 12, '0') || '7'
           || substr(md5(m.body || f.n), 1, 3) || '8' || substr(md5(m.body || f.n), 4, 15))::uuid,
         f.id, m.author, m.visibility, m.body || case when m.author = 'reporter' then ${shared(1)} else '' end, 'web', f.created_at + m.after
    from fill_tickets f,
         (values ('staff', 'public', '已收到您的报告，正在核实。', interval '2 hours', 100),
                 ('staff', 'internal', '已登记，等上传记录核对结果。', interval '3 hours', 60),
                 ('reporter', 'public', '补充：还是同样的提示。', interval '20 hours', 80),
                 ('staff', 'public', '已经查到原因，处理后会再告诉您。', interval '29 hours', 60)) m (author, visibility, body, after, share)
   where f.n between ${from} and ${to} and ${some('message', 100)} < m.share`

export const eventRows = (from: number, to: number) => `
  insert into events (id, at, action, subject_type, subject_id, actor_type, details)
  select ${uuid('event', 'f.created_at + e.after')}, f.created_at + e.after, e.action, 'ticket', f.id, e.actor, e.details::jsonb
    from fill_tickets f,
         (values ('ticket.filed', interval '0', 'anonymous', 100, '{"channel":"web","priority":"normal"}'),
                 ('ticket.assigned', interval '2 minutes', 'system', 90, '{}'),
                 ('ticket.replied', interval '2 hours', 'system', 100, '{"visibility":"public"}'),
                 ('ticket.noted', interval '3 hours', 'system', 60, '{"visibility":"internal"}'),
                 ('ticket.answered', interval '20 hours', 'reporter', 80, '{}'),
                 ('ticket.replied', interval '29 hours', 'system', 60, '{"visibility":"public"}'),
                 ('ticket.resolved', interval '30 hours', 'system', 90, '{}'),
                 ('ticket.archived', interval '10 days', 'system', 20, '{}')) e (action, after, actor, share, details)
   where f.n between ${from} and ${to} and ${some('event', 100)} < e.share`

const told = `(values ('ticket-received', 'ticket', interval '0', 100),
                      ('ticket-replied', 'ticket', interval '2 hours', 100),
                      ('ticket-resolved', 'ticket', interval '30 hours', 40)) m (message, lane, after, mails)`
const noticeId = uuid(`notice' || m.message || '`, 'f.created_at + m.after')
const channels = `(values ('sms'), ('email')) c (name)`
/** Whoever has a mail address gets most of them by mail, too. */
const isSent = `(c.name = 'sms' or f.n % 3 = 0 and ${some('mailed', 100)} < m.mails)`

export const noticeRows = (from: number, to: number) => `
  insert into notices (id, message, lane, subject_type, subject_id, state, audience, delivered, started_at, finished_at, created_at)
  select ${noticeId}, m.message, m.lane, 'ticket', f.id, 'finished', count(*), count(*),
         f.created_at + m.after, f.created_at + m.after + interval '5 seconds', f.created_at + m.after
    from fill_tickets f, ${told}, ${channels}
   where f.n between ${from} and ${to} and ${isSent}
   group by f.n, f.id, f.created_at, m.message, m.lane, m.after`

export const deliveryRows = (from: number, to: number) => `
  insert into deliveries (id, notice_id, recipient, channel, lane, contact_id, ticket_id, language, state, attempts,
    next_at, provider, provider_ref, sent_at, delivered_at, created_at)
  select gen_random_uuid(), ${noticeId}, case c.name when 'sms' then p.mobile_index else p.email_index end, c.name,
         m.lane, f.contact_id, f.id, 'zh-CN', 'delivered', 1, f.created_at + m.after, 'sandbox',
         md5(m.message || c.name || f.n), f.created_at + m.after + interval '2 seconds',
         f.created_at + m.after + interval '5 seconds', f.created_at + m.after
    from fill_tickets f join contacts p on p.id = f.contact_id, ${told}, ${channels}
   where f.n between ${from} and ${to} and ${isSent}`

/** Seven in a thousand tickets call the leads of their department and nobody has said to have seen it. */
export const alarmRows = (from: number, to: number) => `
  insert into alarms (id, kind, subject_type, subject_id, department_id, raised_at)
  select ${uuid('alarm', "f.created_at + interval '7 days'")}, 'resolution_overdue', 'ticket', f.id, t.department_id,
         least(f.created_at + interval '7 days', now())
    from fill_tickets f join tickets t on t.id = f.id
   where f.n between ${from} and ${to} and ${some('alarm', 1000)} < 7`

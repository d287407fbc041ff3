import { beforeEach, expect, test } from 'vitest'
import { returnTicket, transferTicket } from '#app/domain/desk/tickets/transfer.ts'
import { listDepartments } from '#app/domain/people/departments/departments.ts'
import { inviteStaff } from '#app/domain/people/staff/invite-staff.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { as } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { createTicket, hire, openDesk } from '#test/support/desk.ts'

// A department is a row: no code knows which there are.
const name = { 'zh-CN': '车购税组', 'zh-TW': '車購稅組', en: 'Vehicle tax' }
const addDepartment = (position: number) =>
  sql`insert into departments (id, key, name, position) values (${uuidv7()}, 'vehicle_tax', ${sql.json(name)}, ${position})`

beforeEach(openDesk)

test('a department of the house’s own is listed, invited to, routed to and handed tickets', async () => {
  await addDepartment(9)
  await sql`insert into routing_rules (id, position, name, conditions, outcome, live_since)
            values (${uuidv7()}, -1, '报错', ${sql.json({ symptom: ['error'] })},
                    ${sql.json({ department: 'vehicle_tax', assignBy: 'fewest_open', tags: [] })}, now())`
  const lead = as(await hire(['lead']))
  await inviteStaff(as(await hire(['admin'], null)), {
    name: '新同事',
    email: 'new@demo.invalid',
    roles: ['agent'],
    department: 'vehicle_tax',
  })
  const routed = await createTicket({ symptom: 'error' })
  const other = await createTicket()
  await transferTicket(lead, other.number, { department: 'vehicle_tax', reason: '车辆发票' })

  const [added] = (await listDepartments(lead)).filter(({ key }) => key === 'vehicle_tax')
  expect(added).toMatchObject({ name, isFirstLine: false })
  const [{ count } = {}] = await sql`select count(*)::int from staff where department_id = ${added?.id ?? ''}`
  expect(count).toBe(1)
  const [{ tickets } = {}] = await sql`
    select array_agg(number order by number) as tickets from tickets where department_id = ${added?.id ?? ''}`
  expect(tickets).toEqual([routed.number, other.number].toSorted())
})

test('what is given back goes to the department that stands first', async () => {
  await addDepartment(0)
  const manager = as(await hire(['lead'], 'taxpayer_service'))
  const ticket = await createTicket()
  await returnTicket(manager, ticket.number, '不属于我们')

  const [{ key } = {}] = await sql`
    select d.key from tickets t join departments d on d.id = t.department_id where t.number = ${ticket.number}`
  expect(key).toBe('vehicle_tax')
})

test('a rule that names a department that was taken away leaves its reports to their category', async () => {
  await addDepartment(9)
  await sql`insert into routing_rules (id, position, name, conditions, outcome, live_since)
            values (${uuidv7()}, -1, '报错', ${sql.json({ symptom: ['error'] })},
                    ${sql.json({ department: 'vehicle_tax', assignBy: 'none', tags: ['checked'] })}, now())`
  await sql`delete from departments where key = 'vehicle_tax'`
  const ticket = await createTicket({ symptom: 'error' })

  const [row] = await sql`
    select d.key, t.tags from tickets t join departments d on d.id = t.department_id where t.number = ${ticket.number}`
  expect(row).toEqual({ key: 'tech_support', tags: ['checked'] })
})

test('a department that there is not is named when somebody is invited to it', async () => {
  const admin = as(await hire(['admin'], null))
  const invitation = { name: '新', email: 'new@demo.invalid', roles: ['agent'], department: 'no_such' }

  await expect(inviteStaff(admin, invitation)).rejects.toMatchObject({
    status: 422,
    fields: [{ field: 'department', message: 'unknown' }],
  })
})

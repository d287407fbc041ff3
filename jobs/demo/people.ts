import type { Context, StaffActor } from '#app/domain/ground/context.ts'
import { createStaff } from '#app/domain/people/staff/create-staff.ts'
import { demoEmail } from '#app/domain/people/staff/demo-access.ts'
import type { Role } from '#app/domain/ground/vocabulary/staff-roles.ts'

type Person = {
  name: string
  account: string
  roles: Role[]
  department: string | null
  available?: boolean
}

/** Twelve invented people, every role among them; the account is the part before @demo.invalid. */
const people: readonly Person[] = [
  { name: '林书遥', account: 'agent', roles: ['agent'], department: 'taxpayer_service', available: true },
  {
    name: '沈知夏',
    account: 'lead',
    roles: ['lead', 'agent'],
    department: 'taxpayer_service',
    available: true,
  },
  { name: '何景行', account: 'tech', roles: ['agent'], department: 'tech_support', available: true },
  {
    name: '许望舒',
    account: 'tech-lead',
    roles: ['lead', 'agent'],
    department: 'tech_support',
    available: true,
  },
  { name: '陆怀瑾', account: 'data', roles: ['lead', 'agent'], department: 'data_repair', available: true },
  { name: '秦语桐', account: 'product', roles: ['lead', 'agent'], department: 'product', available: true },
  {
    name: '韩思齐',
    account: 'tax-office',
    roles: ['lead', 'agent'],
    department: 'tax_office',
    available: true,
  },
  { name: '顾长风', account: 'commander', roles: ['commander'], department: null },
  { name: '苏念安', account: 'communications', roles: ['communications'], department: null },
  { name: '唐若谷', account: 'manager', roles: ['manager'], department: null },
  { name: '周亦航', account: 'knowledge_editor', roles: ['knowledge_editor'], department: null },
  { name: '方守一', account: 'admin', roles: ['admin'], department: null },
]

/** By account. */
export type Staff = ReadonlyMap<string, StaffActor>

/** `away`: accounts of those who take no tickets at present. */
export async function makePeople(
  ctx: Context,
  password: string,
  away: readonly string[] = [],
): Promise<Staff> {
  const made = new Map<string, StaffActor>()
  for (const person of people) {
    made.set(
      person.account,
      await createStaff(ctx, {
        name: person.name,
        email: demoEmail(person.account),
        roles: person.roles,
        department: person.department,
        password,
        available: (person.available ?? false) && !away.includes(person.account),
      }),
    )
  }
  return made
}

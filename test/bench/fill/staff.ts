import type { Context, StaffActor } from '#app/domain/ground/context.ts'
import { createStaff } from '#app/domain/people/staff/create-staff.ts'
import type { Role } from '#app/domain/ground/vocabulary/staff-roles.ts'
import { installReferenceData } from '#app/domain/stewardship/installation/install-reference-data.ts'
import { openDatabase } from '#db/client.ts'

const agents = {
  taxpayer_service: 28,
  tech_support: 6,
  data_repair: 4,
  product: 2,
  tax_office: 1,
}

/** Departments, rules and staff of a house of that size. Returns who oversees, and an agent of the largest department. */
export async function hireHouse(url: string): Promise<{ manager: StaffActor; agent: StaffActor }> {
  const { db, close } = openDatabase(url, { max: 2 })
  const ctx: Context = { actor: { type: 'system' }, db, enqueue: async () => undefined, now: new Date() }
  const hire = (name: string, roles: readonly Role[], department: string | null) =>
    createStaff(ctx, {
      name,
      email: `${name}@demo.invalid`,
      roles,
      department,
      password: null,
      available: true,
    })
  try {
    await installReferenceData(ctx)
    const manager = await hire('manager', ['manager'], null)
    const agent = await hire('agent', ['agent'], 'taxpayer_service')
    for (const [department, count] of Object.entries(agents))
      for (let n = 1; n <= count; n++) await hire(`${department}${n}`, ['agent'], department)
    return { manager, agent }
  } finally {
    await close()
  }
}

/** The same two people in a house that was kept. */
export async function findHouse(url: string): Promise<{ manager: StaffActor; agent: StaffActor }> {
  const { sql, close } = openDatabase(url, { max: 1 })
  const find = async (role: Role): Promise<StaffActor> => {
    const [row] = await sql<{ id: string; department_id: string | null; key: string | null }[]>`
      select s.id, s.department_id, d.key from staff s left join departments d on d.id = s.department_id
       where s.name = ${role}`
    if (!row) throw new Error(`no ${role} here`)
    return {
      type: 'staff',
      id: row.id,
      name: role,
      roles: [role],
      departmentId: row.department_id,
      departmentKey: row.key,
    }
  }
  try {
    return { manager: await find('manager'), agent: await find('agent') }
  } finally {
    await close()
  }
}

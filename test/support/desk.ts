import { createStaff } from '#app/domain/people/staff/create-staff.ts'
import type { StaffActor } from '#app/domain/ground/context.ts'
import type { Role } from '#app/domain/ground/vocabulary/staff-roles.ts'
import { fileReport } from '#app/domain/intake/reports/file-report.ts'
import { parseReport, type ReportInput } from '#app/domain/intake/reports/report.ts'
import type { Ticket } from '#app/domain/desk/tickets/ticket.ts'
import type { z } from 'zod'
import { asAnonymous, asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'

let count = 0

/** Departments, categories and rules: what every desk has. */
export const openDesk = async (): Promise<void> => void (await sql`select test.open_desk()`)

export function hire(
  roles: readonly Role[] = ['agent'],
  department: string | null = 'taxpayer_service',
): Promise<StaffActor> {
  count += 1
  return createStaff(asSystem(), {
    name: `坐席${count}`,
    email: `staff${count}-${process.pid}@demo.invalid`,
    roles,
    department,
    password: null,
    available: true,
  })
}

export type Input = z.input<typeof ReportInput>

export const aReport = (over: Partial<Input> = {}): Input => {
  count += 1
  return {
    kind: 'missing_invoice',
    symptom: 'not_found',
    invoice: {
      number: `241120000001${String(count).padStart(8, '0')}`,
      issuedOn: '2024-11-05',
      amount: '120.00',
    },
    description: '查验平台提示查无此票。',
    contact: {
      mobile: `138${String(10_000_000 + count).padStart(8, '0')}`,
      email: `reporter${count}@demo.invalid`,
    },
    ...over,
  }
}

export async function createTicket(over: Partial<Input> = {}, now?: Date): Promise<Ticket> {
  const { report } = parseReport(aReport(over), now ?? new Date())
  return (await fileReport(asAnonymous(now), report)).ticket
}

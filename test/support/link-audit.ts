import { chainAudit } from '#app/domain/ground/audit/chain.ts'
import { asSystem } from '#test/support/context.ts'
import { sql } from '#test/support/database.ts'
import { until } from '#test/support/until.ts'

/** Links all audit rows. A transaction that is open anywhere on the server holds the chain back for as long. */
export const linkAudit = () =>
  until('everything is linked', async () => {
    await chainAudit(asSystem())
    return (await sql`select from audit_rows where hash is null`).length === 0
  })

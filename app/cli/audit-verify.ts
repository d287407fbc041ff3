import { runCommand } from '#app/cli/supervise/command.ts'
import { verifyAudit } from '#app/domain/ground/audit/chain.ts'

/** `npm run audit:verify`: reads the whole chain; exit 1 names the first link that does not hold. */
await runCommand(async (ctx) => {
  const verdict = await verifyAudit(ctx)
  if (verdict.intact)
    process.stdout.write(`intact: ${verdict.linked} rows linked, ${verdict.waiting} waiting\n`)
  else process.stdout.write(`broken at row ${verdict.seq}: ${verdict.problem}\n`)
  return verdict.intact ? 0 : 1
})

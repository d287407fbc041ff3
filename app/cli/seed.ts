import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { installArticles } from '#app/domain/articles/install.ts'
import type { Context } from '#app/domain/context.ts'
import { storeApiKey } from '#app/domain/people/api-key.ts'
import { inviteFirstAdmin, isStaffed } from '#app/domain/people/first-admin.ts'
import { roles } from '#app/domain/people/roles.ts'
import { scopes } from '#app/domain/people/scopes.ts'
import { installReferenceData } from '#app/domain/routing/install.ts'
import { config, ConfigError, type Config } from '#app/platform/config.ts'
import { closeRuntime, runtime } from '#app/platform/runtime.ts'
import { makeDemoData } from '#jobs/demo/index.ts'
import { once } from '#jobs/demo/once.ts'

const Secrets = z.object({ password: z.string(), apiKey: z.string() })
type Secrets = z.infer<typeof Secrets>

/** Fills an empty installation and prints how to get in. Finds its work done at every later start. */
export async function seed(settings: Config): Promise<void> {
  const ctx: Context = {
    actor: { type: 'system' },
    db: runtime().db,
    // What the demo needs done is done here; the worker's first sweep finds the rest.
    enqueue: async () => undefined,
    now: new Date(),
  }
  if (settings.DEMO) {
    const secrets = demoSecrets(settings.DATA_DIR)
    await once(ctx, async () => {
      await installReferenceData(ctx)
      await storeApiKey(ctx, secrets.apiKey, { name: 'demo', scopes, perSecond: null })
      await makeDemoData(ctx, secrets.password)
    })
    for (const role of roles) {
      process.stdout.write(`demo sign-in: ${role}@demo.invalid ${secrets.password}\n`)
    }
    process.stdout.write(`demo api key: ${secrets.apiKey}\n`)
  }
  await installReferenceData(ctx)
  await installArticles(ctx)
  if (!settings.DEMO && !(await isStaffed(ctx))) {
    process.stdout.write(
      `first administrator: ${settings.BASE_URL}/desk/welcome/${await inviteFirstAdmin(ctx)}\n`,
    )
  }
}

/** Made once and found again at every start, readable by this user only. */
function demoSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'demo-secrets.json')
  try {
    return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    const made = {
      password: randomBytes(9).toString('base64url'),
      apiKey: `fd_${randomBytes(24).toString('base64url')}`,
    }
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 })
    return made
  }
}

try {
  await seed(config())
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  process.exitCode = 1
} finally {
  await closeRuntime()
  process.disconnect?.()
}

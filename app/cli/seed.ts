import { forgetDemoSecrets } from '#app/cli/seeding/demo-secrets.ts'
import { readArguments, type Asked } from '#app/cli/seeding/seed-arguments.ts'
import { seedDemo, seedSituation } from '#app/cli/seeding/seed-demo.ts'
import { embeddedDatabase, newDatabase, prepareDatabase, runCommand } from '#app/cli/supervise/command.ts'
import { installArticles } from '#app/domain/knowledge/articles/install.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { removeDemoAccess } from '#app/domain/people/staff/demo-access.ts'
import { inviteFirstAdmin, isStaffed } from '#app/domain/people/staff/first-admin.ts'
import { installReferenceData } from '#app/domain/stewardship/installation/install-reference-data.ts'
import { ensureMayStart } from '#app/domain/people/staff/start-check.ts'
import { config, type Config } from '#app/platform/config.ts'
import { runtime } from '#app/platform/runtime.ts'

/** Fills an empty installation and prints how to get in. Finds its work done at every later start. */
export async function seed(ctx: Context, settings: Config): Promise<void> {
  if (settings.DEMO) await seedDemo(ctx, settings)
  await installReferenceData(ctx)
  await installArticles(ctx)
  if (!settings.DEMO && !(await isStaffed(ctx))) {
    process.stdout.write(
      `first administrator: ${settings.BASE_URL}/desk/welcome/${await inviteFirstAdmin(ctx)}\n`,
    )
  }
}

async function removeDemo(ctx: Context, settings: Config): Promise<void> {
  const { accounts, keys } = await removeDemoAccess(ctx)
  forgetDemoSecrets(settings.DATA_DIR)
  process.stdout.write(`removed: ${accounts} demo accounts, ${keys} demo keys; what they did stays\n`)
}

const asked = () => readArguments(process.argv.slice(2))

await runCommand(
  async (command) => {
    // What the demo needs done is done here; the worker's first sweep finds the rest.
    const ctx: Context = { ...command, enqueue: async () => undefined }
    await perform(ctx, asked())
    return 0
  },
  // A situation is often the first thing that is made in a checkout.
  () => (asked().does === 'situation' ? newDatabase() : embeddedDatabase()),
)
process.disconnect?.()

async function perform(ctx: Context, wanted: Asked): Promise<void> {
  if (wanted.does === 'remove') return removeDemo(ctx, config())
  if (wanted.does === 'situation') await prepareDatabase()
  await ensureMayStart(runtime(), config())
  if (wanted.does === 'situation') await seedSituation(ctx, wanted.name, config())
  await seed(ctx, config())
}

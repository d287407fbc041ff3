import { Refusal } from '#app/cli/supervise/refusal.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { installReferenceData } from '#app/domain/stewardship/installation/install-reference-data.ts'
import { storeApiKey } from '#app/domain/people/api-keys/manage-api-keys.ts'
import { roles } from '#app/domain/ground/vocabulary/staff-roles.ts'
import { scopes } from '#app/domain/people/roles/scopes.ts'
import { demoEmail, demoKeyName, findDemoAccess } from '#app/domain/people/staff/demo-access.ts'
import type { Config } from '#app/platform/config.ts'
import { makeDemoData } from '#jobs/demo/index.ts'
import { once } from '#jobs/demo/once.ts'
import { makeSituation, type SituationName } from '#jobs/demo/situations/index.ts'
import { tickets } from '#db/schema/index.ts'
import { demoSecrets, type DemoSecrets } from './demo-secrets.ts'

/** Fills an empty database with the whole demo; finds it done at every later start. */
export async function seedDemo(ctx: Context, { DATA_DIR }: Config): Promise<void> {
  const secrets = demoSecrets(DATA_DIR)
  await fill(ctx, secrets, () => makeDemoData(ctx, secrets.password))
  await tellEntries(ctx, secrets)
}

/** Fills an empty database with one situation. Throws Refusal where there is something in it already. */
export async function seedSituation(ctx: Context, name: SituationName, settings: Config): Promise<void> {
  if (!settings.DEMO)
    throw new Refusal(
      'seed: a situation has demo accounts, which DEMO=1 allows; set it here and at the start',
    )
  const secrets = demoSecrets(settings.DATA_DIR)
  const isFilled = await fill(ctx, secrets, () => makeSituation(ctx, name, secrets.password))
  if (!isFilled) {
    const count = await ctx.db.$count(tickets)
    throw new Refusal(
      `seed: this database is in use (${count} tickets), and a situation needs an empty one: ` +
        'DATA_DIR=another-folder makes one, DATABASE_URL names one',
    )
  }
}

const fill = (ctx: Context, { apiKey }: DemoSecrets, make: () => Promise<void>): Promise<boolean> =>
  once(ctx, async () => {
    await installReferenceData(ctx)
    await storeApiKey(ctx, apiKey, { name: demoKeyName, scopes, perSecond: null })
    await make()
  })

/** Where the accounts or the key were removed, nothing is promised that does not work. */
async function tellEntries(ctx: Context, { password, apiKey }: DemoSecrets): Promise<void> {
  const { staffIds, keyIds } = await findDemoAccess(ctx.db)
  if (staffIds.length > 0)
    for (const role of roles) process.stdout.write(`demo sign-in: ${demoEmail(role)} ${password}\n`)
  if (keyIds.length > 0) process.stdout.write(`demo api key: ${apiKey}\n`)
  if (staffIds.length + keyIds.length === 0)
    process.stdout.write(
      'demo accounts and key were removed: `npm run admin -- link EMAIL` lets an administrator in\n',
    )
}

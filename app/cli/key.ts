import { parseArgs } from 'node:util'
import { runCommand } from '#app/cli/supervise/command.ts'
import { Refusal } from '#app/cli/supervise/refusal.ts'
import { reasonOf } from '#app/platform/reason-of.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { DomainError } from '#app/domain/ground/errors/errors.ts'
import { createApiKey, listApiKeys, revokeApiKey } from '#app/domain/people/api-keys/manage-api-keys.ts'
import { isScope, scopes } from '#app/domain/people/roles/scopes.ts'

// `npm run key -- create --name N --scopes a,b` · `key -- list` · `key -- revoke ID`

const usage = 'key: create --name N --scopes a,b, or list, or revoke ID'
/** Requests a second of a key that programs outside the demo use. */
const perSecond = 100
const known = `the scopes are ${scopes.join(', ')}`

await runCommand(async (ctx) => {
  const [does, ...rest] = process.argv.slice(2)
  switch (does) {
    case 'create':
      return create(ctx, rest)
    case 'list':
      return list(ctx, rest)
    case 'revoke':
      return revoke(ctx, rest)
    default:
      throw new Refusal(usage)
  }
})

async function create(ctx: Context, args: string[]): Promise<number> {
  const { name, scopes: wanted } = optionsOf(args)
  if (!name?.trim()) throw new Refusal('key create: --name is missing')
  if (name.trim().length > 80) throw new Refusal('key create: --name has more than 80 characters')
  const named = [...new Set((wanted ?? '').split(',').map((scope) => scope.trim()))].filter(Boolean)
  if (named.length === 0) throw new Refusal(`key create: --scopes is missing; ${known}`)
  const unknown = named.filter((scope) => !isScope(scope))
  if (unknown.length > 0) throw new Refusal(`key create: unknown scopes ${unknown.join(', ')}; ${known}`)
  process.stdout.write(`key: ${await createApiKey(ctx, { name, scopes: named, perSecond })}\n`)
  return 0
}

function optionsOf(args: string[]): { name?: string; scopes?: string } {
  try {
    return parseArgs({ args, options: { name: { type: 'string' }, scopes: { type: 'string' } } }).values
  } catch (error) {
    throw new Refusal(`key create: ${reasonOf(error)}`)
  }
}

async function list(ctx: Context, args: string[]): Promise<number> {
  if (args.length > 0) throw new Refusal(usage)
  const rows = await listApiKeys(ctx)
  const lines = rows.map(({ id, name, scopes: held, createdAt, lastUsedAt, revokedAt }) => [
    id,
    name.replaceAll(/\s/g, ' '),
    held.join(','),
    ...[createdAt, lastUsedAt, revokedAt].map((at) => at?.toISOString() ?? '-'),
  ])
  for (const line of [['id', 'name', 'scopes', 'created', 'last used', 'revoked'], ...lines])
    process.stdout.write(`${line.join('\t')}\n`)
  return 0
}

async function revoke(ctx: Context, args: string[]): Promise<number> {
  const [id, ...more] = args
  if (!id || more.length > 0) throw new Refusal('key revoke: one ID, as `key list` shows it')
  try {
    await revokeApiKey(ctx, id)
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'notFound')
      throw new Refusal(`key revoke: there is no key ${id}`)
    throw error
  }
  process.stdout.write(`revoked: ${id}\n`)
  return 0
}

/** Time limits are parameters of a connection, and LISTEN and locks are bound to one. */
export const poolers = 'a pooler like PgBouncer: DATABASE_URL_DIRECT must lead to PostgreSQL itself'

/** The reason of a failure of the operating system, the network or the database, without its call stack. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0])
  if (!(error instanceof Error)) return String(error)
  // Drizzle shows the statement and keeps what the database said to itself.
  if (error.cause instanceof Error && error.message.startsWith('Failed query')) return reasonOf(error.cause)
  const said = 'code' in error && error.code === '08P01' && /startup parameter/.test(error.message)
  if (said) return `${error.message} (${poolers})`
  return error.message || ('code' in error ? String(error.code) : error.name)
}

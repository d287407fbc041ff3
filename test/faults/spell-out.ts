import type { Sql } from 'postgres'
import type { Arrival } from '#test/faults/evidence.ts'

/** SMS with the row's id where a short code stood, as in a signed token: so the checker reads all links alike. */
export async function spelledOut<Took extends Pick<Arrival, 'text'>>(
  sql: Sql,
  arrivals: readonly Took[],
): Promise<Took[]> {
  // Once the house has set the keys under which codes are hashed.
  const { hashOfCode } = await import('#app/domain/delivery/links/short-code.ts')
  const rows = await sql<{ hash: string; id: string }[]>`
    select code_hash as hash, subject_id as id from short_links`
  const idOf = new Map(rows.map(({ hash, id }) => [hash, id]))
  const spell = (code: string, purpose: 'track' | 'rate') => {
    const id = idOf.get(hashOfCode(purpose, code))
    return id ? Buffer.from(`${id.replaceAll('-', '')}${'00'.repeat(20)}`, 'hex').toString('base64url') : code
  }
  return arrivals.map((took) => ({
    ...took,
    text: took.text
      .replace(/(?<=\/t\/)[2-9A-Z]{12}(?![\w-])/g, (code) => spell(code, 'track'))
      .replace(/(?<=\/rate\/)[2-9A-Z]{12}(?![\w-])/g, (code) => spell(code, 'rate')),
  }))
}

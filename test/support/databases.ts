import postgres from 'postgres'

export const urlOfDatabase = (url: string, name: string) => {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}

export async function createDatabase(url: string, name: string, template = 'template0'): Promise<void> {
  await administer(url, async (sql) => {
    await sql.unsafe(`drop database if exists ${name} with (force)`)
    await sql.unsafe(`create database ${name} template ${template}`)
  })
}

export async function dropDatabase(url: string, name: string): Promise<void> {
  await administer(url, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`))
}

async function administer(url: string, work: (sql: postgres.Sql) => Promise<unknown>) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}

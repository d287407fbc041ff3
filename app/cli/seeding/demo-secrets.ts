import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const DemoSecrets = z.object({ password: z.string(), apiKey: z.string() })
export type DemoSecrets = z.infer<typeof DemoSecrets>

const secretsFile = (dataDir: string) => join(dataDir, 'demo-secrets.json')

/** Made once and found again at every start, readable by this user only. */
export function demoSecrets(dataDir: string): DemoSecrets {
  const file = secretsFile(dataDir)
  try {
    return DemoSecrets.parse(JSON.parse(readFileSync(file, 'utf8')))
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

export const forgetDemoSecrets = (dataDir: string) => rmSync(secretsFile(dataDir), { force: true })

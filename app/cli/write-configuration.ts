import { readFileSync, writeFileSync } from 'node:fs'
import { configurationPage, exampleEnvironment } from '#app/cli/docs/configuration-page.ts'

/** Brings docs/configuration.md and .env.example up to the declarations: `npm run docs`. */
const file = 'docs/configuration.md'
const page = configurationPage(readFileSync(file, 'utf8'))
writeFileSync(file, page)
writeFileSync('.env.example', exampleEnvironment(page))

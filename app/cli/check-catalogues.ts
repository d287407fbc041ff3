import { catalogueFlaws } from '#app/i18n/check.ts'

const flaws = catalogueFlaws()
for (const { language, area, key, flaw } of flaws) console.error(`${language}/${area}.json ${key}: ${flaw}`)
if (flaws.length > 0) process.exitCode = 1

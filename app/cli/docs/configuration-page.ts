import { smsVendors, type AnyVendor } from '#app/platform/sms/vendors.ts'

const code = (text: string) => `\`${text}\``
const namesIn = (row: string) =>
  [...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name)

const providerRow = () => {
  const names = smsVendors.map(({ name }) => code(name))
  return `| \`SMS_PROVIDER\` | \`sandbox\` | ${names.slice(0, -1).join(', ')} or ${names.at(-1)}: each asks for settings of its own; absent: SMS go to the sandbox |`
}

const vendorRow = ({ settings, about }: AnyVendor) => {
  const defaults = Object.values(settings).map((schema) => {
    const { data } = schema.safeParse(undefined)
    return typeof data === 'string' ? code(data) : '–'
  })
  const column = defaults.every((one) => one === '–') ? '–' : defaults.join(', ')
  return `| ${Object.keys(settings).map(code).join(', ')} | ${column} | ${about} |`
}

/** docs/configuration.md with the rows of the SMS vendors as their declarations have them. */
export function configurationPage(page: string): string {
  const ofVendors = new Set(smsVendors.flatMap(({ settings }) => Object.keys(settings)))
  return page
    .split('\n')
    .filter((line) => !namesIn(line).some((name) => ofVendors.has(name)))
    .flatMap((line) =>
      namesIn(line).includes('SMS_PROVIDER') ? [providerRow(), ...smsVendors.map(vendorRow)] : [line],
    )
    .join('\n')
}

/** .env.example, made of docs/configuration.md. */
export function exampleEnvironment(page: string): string {
  const rows = page.split('\n').filter((line) => line.startsWith('| `'))
  const settings = rows.map((row) => {
    const meaning = (row.split(' | ')[2] ?? '').replace(/ \|$/, '').replaceAll('`', '')
    return [`# ${meaning}`, ...namesIn(row).map((name) => `# ${name}=`)].join('\n')
  })
  return `# Every setting, as docs/configuration.md explains it. With the embedded database none is needed.\n\n${settings.join('\n\n')}\n`
}

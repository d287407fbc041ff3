import { times, type Attack } from './attack.ts'

const boundary = '----WebKitFormBoundary7MA4YWxkTrZu0gW'
const encoded = 'application/x-www-form-urlencoded'
const parted = `multipart/form-data; boundary=${boundary}`
const head = (rest: string) => `--${boundary}\r\nContent-Disposition: form-data; ${rest}\r\n\r\n`
const end = `--${boundary}--\r\n`

const form = (name: string, type: string, text: string | Buffer, path = '/report'): Attack => ({
  name,
  method: 'POST',
  path,
  headers: { 'Content-Type': type },
  body: Buffer.from(text),
})
const call = (name: string, text: string, path = '/api/v1/tickets'): Attack => ({
  ...form(name, 'application/json', text, path),
})

/** Forms and calls that are long, wide, deep, or not what they say. `key` is one of the API's. */
export function hostileBodies(key: string): Attack[] {
  const calls = [
    call('deep JSON', '['.repeat(30_000)),
    call('deep objects', '{"extra":'.repeat(6000)),
    call('many names', `{${times(100_000, (at) => `"${at}":1`).join()}}`, '/api/v1/incidents'),
    call('one name again and again', `{${'"kind":1,'.repeat(7000)}"kind":1}`),
    call('a long list', `{"tickets":[${'"x",'.repeat(60_000)}"x"]}`, '/api/v1/incidents'),
    call('many escapes', `{"description":"${String.raw`\u0000`.repeat(10_000)}"}`),
    call('many receipts', `[${'{},'.repeat(300_000)}{}]`, '/api/v1/receipts/http'),
  ]
  return [
    form('many fields', encoded, times(8000, (at) => `invoice.${at}=1`).join('&')),
    form('many fields within 64 kB', encoded, times(4000, (at) => `invoice.${at}=`).join('&')),
    form('200 fields', encoded, times(199, (at) => `invoice.${at}=${'x'.repeat(300)}`).join('&')),
    form('one field again and again', encoded, 'contact.notifyBy=sms&'.repeat(3000)),
    form('only separators', encoded, '&=&'.repeat(20_000)),
    form('empty files', parted, head('name="files"; filename=""').repeat(7000) + end),
    form('many parts', parted, head('name="invoice.number"').repeat(10_000) + end),
    form('a long name', parted, head(`name="${'n'.repeat(900_000)}"`) + end),
    form('half of a form', parted, head('name="description"') + 'x'.repeat(200_000)),
    form(
      '8 MB in one file',
      parted,
      Buffer.concat([
        Buffer.from(head('name="files"; filename="a.pdf"')),
        Buffer.alloc(8 * 1024 * 1024, '%PDF-1.4\n'),
        Buffer.from(`\r\n${end}`),
      ]),
    ),
    form('parts called fields', encoded, head('name="a"').repeat(500)),
    form('fields called parts', parted, 'a=b&'.repeat(10_000)),
    form('many languages of one form', parted, head('name="kind"').repeat(190) + end, '/en/report'),
    form('a sign-in of 1 MB', encoded, `email=${'a'.repeat(1_000_000)}`, '/desk/sign-in'),
    form('an address of 60 kB', encoded, `email=${'a@'.repeat(15_000)}&password=x`, '/desk/sign-in'),
    form(
      'spaces without end',
      encoded,
      `number=${'+'.repeat(60_000)}x&contact=${'+'.repeat(3000)}`,
      '/track',
    ),
    form('an invoice number of 50 kB', encoded, `kind=missing_invoice&invoice.number=${'0'.repeat(50_000)}`),
    ...calls.map((one) => ({ ...one, headers: { ...one.headers, Authorization: `Bearer ${key}` } })),
  ]
}

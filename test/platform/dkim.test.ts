import { generateKeyPairSync } from 'node:crypto'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { afterEach, expect, test } from 'vitest'
import { smtpProvider } from '#app/platform/mailer.ts'
import { smtpSink, type Sink } from '#test/support/sinks.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const record = `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`

let sink: Sink | undefined
afterEach(() => sink?.close())

/** A mail as it arrived, signed for desk.example under the selector `s1`. */
async function arrived(): Promise<string> {
  sink = await smtpSink()
  const dkim = { domain: 'desk.example', selector: 's1', key: privateKey }
  const provider = smtpProvider({
    url: sink.url,
    from: '发票服务台 <no-reply@desk.example>',
    host: 'desk.example',
    signing: dkim,
  })
  await provider.send({
    id: '018f4f4e-0000-7000-8000-000000000000',
    to: 'reader@demo.invalid',
    noticeId: 'n',
    lane: 'incident',
    subject: '【调查中】数据同步延迟',
    text: '正在处理。',
    html: '<p>正在处理。</p>',
    headers: {
      'List-Unsubscribe': '<https://desk.example/unsubscribe/x>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  })
  await provider.close()
  return sink.arrivals[0]?.text ?? ''
}

/** What another program makes of the signature, with our key in the DNS. */
async function verdict(raw: string) {
  const resolver = async (name: string) => (name === 's1._domainkey.desk.example' ? [[record]] : [])
  const { results } = await dkimVerify(raw, { resolver })
  return results.map(({ signingDomain, status }) => `${signingDomain} ${status.result}`)
}

test('a mail arrives with a signature that another program finds valid', async () => {
  expect(await verdict(await arrived())).toEqual(['desk.example pass'])
})

test.each([
  ['the recipient', /^(To: ).*$/m],
  ['where one unsubscribes', /^(List-Unsubscribe: ).*$/m],
  ['that one click unsubscribes (RFC 8058)', /^(List-Unsubscribe-Post: ).*$/m],
])('a mail is not vouched for when %s was changed on its way', async (_, header) => {
  const raw = await arrived()
  const changed = raw.replace(header, '$1<other@demo.invalid>')

  expect(changed).not.toBe(raw)
  expect(await verdict(changed)).toEqual(['desk.example fail'])
})

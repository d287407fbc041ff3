import { prefixOf, type Language } from '#app/i18n/language.ts'
import { aReporter } from '#test/e2e/post.ts'
import type { Product } from '#test/e2e/product.ts'
import { until } from '#test/support/until.ts'

export type SignedLinks = Record<'t' | 'rate' | 'confirm' | 'unsubscribe', string>
type People = { asked: string; done: string; incident: string }

/** One link of each kind, out of the messages that bring them: a reporter's two and a subscriber's two. */
export async function signedLinksIn(
  product: Product,
  language: Language,
  people: People,
): Promise<SignedLinks> {
  const newcomer = aReporter().email
  await askFor(product, language, newcomer)
  const reader = aReporter().email
  await subscribed(product, language, reader)
  await product.call(`/incidents/${people.incident}/updates`, {
    status: 'monitoring',
    body: { 'zh-CN': '数据已补传，正在观察。', en: 'The data has been uploaded; we are watching.' },
    approve: { reason: '演练' },
  })
  return {
    t: await linkTo(product, people.asked, 't'),
    rate: await linkTo(product, people.done, 'rate'),
    confirm: await linkTo(product, newcomer, 'confirm'),
    unsubscribe: await linkTo(product, reader, 'unsubscribe'),
  }
}

/** The form of the page, as a browser without scripts sends it. */
async function askFor({ url }: Product, language: Language, address: string) {
  const page = `${url}${prefixOf(language)}/subscribe`
  const form = await (await fetch(page)).text()
  const privacyVersion = /name="privacyVersion" value="(\d+)"/.exec(form)?.[1] ?? ''
  const wishes = { channel: 'email', address, kinds: 'incident', language, consent: 'yes', privacyVersion }
  const answer = await fetch(page, { method: 'POST', body: new URLSearchParams(wishes) })
  if (!answer.ok) throw new Error(`/subscribe answered ${answer.status}`)
}

const subscribed = ({ call }: Product, language: Language, address: string) =>
  call('/subscribers', { channel: 'email', address, kinds: ['incident'], language, confirmed: true })

/** A signed link, out of the message that the sandbox took. */
export async function linkTo({ call }: Product, email: string, kind: keyof SignedLinks): Promise<string> {
  let link: string | undefined
  await until(
    `a ${kind} link for ${email}`,
    async () => {
      const { items } = await call(`/sandbox/messages?to=${encodeURIComponent(email)}`)
      link = new RegExp(String.raw`https?://[^\s"\\]+/${kind}/[\w-]+`).exec(JSON.stringify(items))?.[0]
      return link !== undefined
    },
    30_000,
  )
  return link ?? ''
}

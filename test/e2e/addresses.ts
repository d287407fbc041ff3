import { translator } from '#app/i18n/catalogue.ts'
import { prefixOf, type Language } from '#app/i18n/language.ts'
import { toTraditional } from '#app/i18n/traditional.ts'
import { openKinds, openPages } from '#app/routes/public/pages.ts'
import { aReporter } from '#test/e2e/post.ts'
import type { Product } from '#test/e2e/product.ts'
import { anInvoice, answers } from '#test/e2e/reporting.ts'
import { signedLinksIn, type SignedLinks } from '#test/e2e/signed-links.ts'

/** An address, or several to be opened in turn: a signed link lets in to what comes after it. */
export type Address = string | readonly string[]
export type Addresses = { public: Record<PublicPage, Address>; desk: Record<string, string> }

/** Pages of an address that nobody finds by themselves, and steps of a page that its address alone does not show. */
const others = [
  'question',
  'result',
  'filled report',
  'join',
  'incident subscription',
  'search',
  'ticket',
  'receipt',
  'rate',
  'confirm',
  'unsubscribe',
  'asked',
  'manage',
  'code',
  'unknown article',
  'missing',
] as const

export type PublicPage = (typeof openPages)[number] | (typeof openKinds)[number] | (typeof others)[number]
export const publicPages: readonly PublicPage[] = [...openPages, ...openKinds, ...others]

/** `PAGES=all` holds every page beside every rule in every size of letters; otherwise some stand for the rest. */
export const isWhole = process.env.PAGES === 'all'

/** Where every page of the tests is, after somebody's reports made those that need one. */
export async function addressesIn(product: Product, language: Language): Promise<Addresses> {
  const asked = await file(product, language)
  await product.call(`/tickets/${asked.number}/transitions`, { to: 'open' })
  const question = translator(language)('mail.question.title')
  await product.call(`/tickets/${asked.number}/messages`, { visibility: 'public', body: question })
  await product.call(`/tickets/${asked.number}/messages`, {
    visibility: 'internal',
    body: '已核对：号码与开票日期一致，等开票方上传。',
  })
  const done = await file(product, language)
  await product.call(`/tickets/${done.number}/transitions`, { to: 'open' })
  await product.call(`/tickets/${done.number}/transitions`, { to: 'resolved', reason: '可以查到。' })

  const incident = await runningIncident(product)
  const links = await signedLinksIn(product, language, { asked: asked.email, done: done.email, incident })
  return {
    public: await publicAddresses(product, language, { links, incident, number: asked.number }),
    desk: await deskAddresses(product, { incident, number: asked.number }),
  }
}

type Known = { links: SignedLinks; incident: string; number: string }

async function publicAddresses(product: Product, language: Language, known: Known) {
  const { links, incident, number } = known
  const at = (path: string) => prefixOf(language) + path || '/'
  const listed = await pathsOfSitemap(product)
  const open = Object.fromEntries([
    ...openPages.map((path) => [path, at(path === '/' ? '' : path)]),
    ...openKinds.map((kind) => {
      const one = new RegExp(`^${kind.replaceAll(/:\w+/g, '[^/]+')}$`)
      return [kind, at(listed.find((path) => one.test(path)) ?? kind)]
    }),
  ])
  return {
    ...open,
    question: at(`/check?a=${answers.slice(0, 2).join('.')}`),
    result: at(`/check?a=${answers.join('.')}`),
    'filled report': at(`/report?a=${answers.join('.')}`),
    join: at(`/report?incident=${incident}`),
    'incident subscription': at(`/subscribe/incidents/${incident}`),
    search: at(
      `/help?q=${encodeURIComponent({ 'zh-CN': '发票', 'zh-TW': '發票', en: 'invoice' }[language])}`,
    ),
    ticket: links.t,
    receipt: [links.t, at(`/report/received/${number}`)],
    rate: links.rate,
    confirm: links.confirm,
    unsubscribe: links.unsubscribe,
    asked: at('/subscribe?asked=email'),
    manage: at('/subscribe/manage'),
    code: at('/subscribe/manage?challenge=01a20424-c001-7000-b5ad-57a057efbe42'),
    'unknown article': at('/help/nothing-of-the-kind'),
    missing: at('/nothing-is-here'),
  }
}

async function deskAddresses({ url }: Product, { incident, number }: { incident: string; number: string }) {
  const [window] = numbersIn(await pageAt(`${url}/maintenance`), 'MNT')
  const [announcement] = numbersIn(await pageAt(`${url}/announcements`), 'ANN')
  return {
    inbox: '/desk/tickets?view=all',
    'desk-ticket': `/desk/tickets/${number}`,
    intake: '/desk/tickets/new',
    incidents: '/desk/incidents',
    room: `/desk/incidents/${incident}`,
    amend: `/desk/incidents/${incident}/edit`,
    candidates: `/desk/incidents/${incident}/candidates`,
    declare: `/desk/incidents/new?ticket=${number}`,
    update: `/desk/incidents/${incident}/updates/new`,
    windows: '/desk/maintenance',
    plan: '/desk/maintenance/new',
    window: `/desk/maintenance/${window}`,
    announcements: '/desk/announcements',
    'new-announcement': '/desk/announcements/new',
    announcement: `/desk/announcements/${announcement}`,
    notices: '/desk/notices',
    outbox: '/desk/outbox',
    messages: '/desk/messages?name=maintenance-update',
    'message-sms': '/desk/messages?name=incident-update&channel=sms&language=en',
    'message-robot': '/desk/messages?name=incident-update&channel=wecom',
    'message-list': '/desk/messages',
    words: '/desk/messages/incident-update/zh-CN/sms',
    rules: '/desk/settings/messages',
    sessions: '/desk/settings/sessions',
    staff: '/desk/settings/staff',
    suppressions: '/desk/settings/suppressions',
    'unread-mails': '/desk/settings/unread-mails',
  }
}

async function file({ call }: Product, language: Language) {
  const { mobile, email } = aReporter()
  const words = (text: string) => (language === 'zh-TW' ? toTraditional(text) : text)
  const { number } = await call('/tickets', {
    kind: 'missing_invoice',
    symptom: 'not_found',
    invoice: { number: anInvoice(), issuedOn: '2024-11-05', amount: '1280.00' },
    description: words('公司报销时在查验平台查询，提示查无此票。发票是供应商上周开的，急着入账。'),
    contact: { name: '陈晓', mobile, email, language },
  })
  return { number: String(number), email }
}

const pageAt = async (url: string) => (await fetch(url)).text()
const numbersIn = (html: string, kind: string) =>
  html.match(new RegExp(String.raw`\b${kind}-\w{7}\b`, 'g')) ?? []

export async function runningIncident({ url }: Product): Promise<string> {
  return numbersIn(await pageAt(url), 'INC')[0] ?? ''
}

/** Every page that anybody may find, without the prefix of a language. */
async function pathsOfSitemap({ url }: Product): Promise<string[]> {
  const sitemap = await pageAt(`${url}/sitemap.xml`)
  return [...sitemap.matchAll(/<loc>https?:\/\/[^/<]+([^<]*)<\/loc>/g)].map(([, path]) => path ?? '')
}

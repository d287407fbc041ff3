import { translator } from '#app/i18n/catalogue.ts'
import { prefixOf, type Language } from '#app/i18n/language.ts'
import { aReporter } from '#test/e2e/post.ts'
import type { Product } from '#test/e2e/product.ts'
import { anInvoice, answers } from '#test/e2e/reporting.ts'
import { until } from '#test/support/until.ts'

export type Addresses = { public: Record<string, string>; desk: Record<string, string> }

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
  await product.call(`/tickets/${done.number}/transitions`, { to: 'resolved', reason: '已经可以查到。' })

  const incident = await runningIncident(product)
  const at = (path: string) => prefixOf(language) + path || '/'
  return {
    public: {
      home: at('') || '/',
      question: at(`/check?a=${answers.slice(0, 2).join('.')}`),
      result: at(`/check?a=${answers.join('.')}`),
      report: at(`/report?a=${answers.join('.')}`),
      join: at(`/report?incident=${incident}`),
      track: at('/track'),
      ticket: await linkTo(product, asked.email, 't'),
      incident: at(`/incidents/${incident}`),
      help: at('/help'),
      search: at(`/help?q=${encodeURIComponent('上传')}`),
      article: at('/help/digital-invoices'),
      'unknown-article': at('/help/nowhere'),
      feedback: at('/feedback'),
      contact: at('/contact'),
      privacy: at('/privacy'),
      rate: await linkTo(product, done.email, 'rate'),
    },
    desk: {
      inbox: '/desk/tickets?view=all',
      'desk-ticket': `/desk/tickets/${asked.number}`,
      incidents: '/desk/incidents',
      room: `/desk/incidents/${incident}`,
      declare: `/desk/incidents/new?ticket=${asked.number}`,
      update: `/desk/incidents/${incident}/updates/new`,
      notices: '/desk/notices',
      outbox: '/desk/outbox',
      'desk-feedback': '/desk/feedback',
      intake: '/desk/tickets/new',
    },
  }
}

async function file({ call }: Product, language: Language) {
  const { mobile, email } = aReporter()
  const { number } = await call('/tickets', {
    kind: 'missing_invoice',
    symptom: 'not_found',
    invoice: { number: anInvoice(), issuedOn: '2024-11-05', amount: '1280.00' },
    description: '公司报销时在查验平台查询，提示查无此票。发票是供应商上周开的，急着入账。',
    contact: { name: '陈晓', mobile, email, language },
  })
  return { number: String(number), email }
}

async function runningIncident({ url }: Product): Promise<string> {
  const home = await (await fetch(url)).text()
  return /\/incidents\/(INC-\w{7})/.exec(home)?.[1] ?? ''
}

/** A signed link, out of the message that the sandbox took. */
async function linkTo({ call }: Product, email: string, kind: 't' | 'rate'): Promise<string> {
  let link: string | undefined
  await until(`a ${kind} link for ${email}`, async () => {
    const { items } = await call(`/sandbox/messages?to=${encodeURIComponent(email)}`)
    link = new RegExp(String.raw`https?://[^\s"\\]+/${kind}/[\w-]+`).exec(JSON.stringify(items))?.[0]
    return link !== undefined
  })
  return link ?? ''
}

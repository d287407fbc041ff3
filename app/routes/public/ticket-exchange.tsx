import type { LoaderFunctionArgs } from '@remix-run/node'
import { messageToText } from '#app/domain/ground/markdown/message-to-text.ts'
import { formatStamp } from '#app/i18n/format.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { languageOf, type Language } from '#app/i18n/language.ts'
import { ownTicketPage, type OwnTicketPage } from '#app/routes/public/own-ticket.ts'

/** The whole exchange as a text file, to keep. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await ownTicketPage(request, params.number ?? '')
  const text = exchangeOf(page, languageOf(new URL(request.url).pathname))
  return new Response(`\uFEFF${text}`, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="${page.number}.txt"`,
      'Cache-Control': 'private, no-store',
    },
  })
}

function exchangeOf(page: OwnTicketPage, language: Language): string {
  const t = translator(language)
  const facts = page.details.flatMap(({ label, value }) =>
    typeof value === 'string' ? [`${label}: ${value}`] : [],
  )
  const messages = page.messages.flatMap(({ author, at: sent, body, html, files = [] }) => [
    `${author} · ${formatStamp(sent)}`,
    typeof body !== 'string' ? '' : html ? messageToText(body) : body,
    ...files.map(({ name }) => `[${name}]`),
    '',
  ])
  const events = page.events.flatMap(({ at: when, title }) =>
    typeof title === 'string' ? [`${formatStamp(when)} ${title}`] : [],
  )
  return [
    page.subject,
    `${t('ticket.number')}: ${page.number}`,
    t('ticket.filed', { moment: formatStamp(page.createdAt) }),
    t(`trackState.${page.state}`),
    '',
    `# ${t('ticket.details')}`,
    ...facts,
    '',
    `# ${t('ticket.conversation')}`,
    ...messages,
    `# ${t('ticket.timeline')}`,
    ...events,
    '',
    t('time.zone'),
  ].join('\r\n')
}

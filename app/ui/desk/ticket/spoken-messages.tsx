import type { TicketView } from '#app/domain/desk/tickets/show-ticket.ts'
import { isKey, type Translate } from '#app/i18n/catalogue.ts'
import { languageFacts, type Language } from '#app/i18n/language.ts'
import { Facts } from '#app/ui/data/facts.tsx'
import type { AttachedFile, SpokenMessage } from '#app/ui/ticket/conversation.tsx'

/** The report itself, then everything that was said about it. */
export function spokenMessages(view: TicketView, t: Translate, language: Language): SpokenMessage[] {
  const { ticket, contact, files, messages } = view
  const reporter = contact.name ?? t('ticket.reporter')
  const filesOf = (messageId: string | null): AttachedFile[] =>
    files
      .filter((file) => file.messageId === messageId)
      .map(({ id, name, bytes }) => ({
        id,
        name,
        size: bytes,
        href: `/desk/tickets/${ticket.number}/files/${id}`,
      }))
  const channelOf = (channel: string) => {
    const key = `channel.${channel}`
    return isKey(key) ? t(key) : channel
  }
  const { exactMessage, lookedUpAt, through, steps, browser, foundBefore } = ticket.lookup
  const throughKey = `through.${through}`
  const description: SpokenMessage = {
    id: 'description',
    at: ticket.createdAt,
    author: reporter,
    side: 'reporter',
    visibility: 'public',
    meta: channelOf(ticket.channel),
    files: filesOf(null),
    body: (
      <>
        <p>{ticket.description}</p>
        <Facts
          facts={[
            { label: t('ticket.exactMessage'), value: exactMessage },
            { label: t('ticket.lookedUpAt'), value: lookedUpAt },
            { label: t('ticket.through'), value: isKey(throughKey) ? t(throughKey) : spoken(through) },
            { label: t('ticket.steps'), value: steps },
            { label: t('ticket.browser'), value: browser },
            {
              label: t('ticket.foundBefore'),
              value: foundBefore ? t(`ticket.foundBefore.${foundBefore}`) : null,
            },
            ...Object.entries(ticket.extra).map(([label, value]) => ({ label: extraName(t, label), value })),
          ]}
        />
      </>
    ),
  }
  return [
    description,
    ...messages.map((message): SpokenMessage => ({
      id: message.id,
      at: message.createdAt,
      author:
        message.author === 'reporter'
          ? reporter
          : message.author === 'system'
            ? t('conversation.system')
            : (message.authorName ?? t('ticket.staff')),
      side: message.author === 'reporter' ? 'reporter' : message.author === 'system' ? 'system' : 'desk',
      visibility: message.visibility,
      meta: message.author === 'reporter' ? channelOf(message.channel) : undefined,
      files: filesOf(message.id),
      body: message.body,
      html: message.html,
      lang: !languageFacts[language].isHan && /\p{Script=Han}/u.test(message.body) ? 'zh-CN' : undefined,
    })),
  ]
}

/** Words of the reporter; a code that nobody has put into words is not shown. */
const spoken = (value: string | undefined) => (value && /^[a-z_]+$/.test(value) ? null : value)

function extraName(t: Translate, name: string): string {
  const key = [`report.${name}`, `report.extra.${name}`].find(isKey)
  return key && isKey(key) ? t(key) : name
}

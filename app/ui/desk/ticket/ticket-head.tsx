import { Link } from '@remix-run/react'
import type { RefObject } from 'react'
import { isKey } from '#app/i18n/catalogue.ts'
import { useListSearch } from '#app/ui/desk/inbox/list-search.ts'
import { slaOf } from '#app/ui/desk/inbox/sla-of.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { TicketBadge } from '#app/ui/desk/ticket-state.tsx'
import { Correction } from '#app/ui/desk/ticket/correction.tsx'
import { TagList } from '#app/ui/desk/ticket/tag-list.tsx'
import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Badge } from '#app/ui/state/badge.tsx'
import { SlaChip } from '#app/ui/state/sla-chip.tsx'
import { GroupedNumber } from '#app/ui/ticket/grouped-number.tsx'
import styles from '#app/ui/desk/ticket/ticket.module.css'

type TicketHeadProps = TicketPage & { headingRef: RefObject<HTMLHeadingElement> }

export function TicketHead({ headingRef, ...page }: TicketHeadProps) {
  const { view, now } = page
  const t = useT()
  const language = useLanguage()
  const list = useListSearch()
  const { ticket, department, assignee } = view
  const clock = slaOf(ticket, now)
  const priority = `priority.${ticket.priority}`
  return (
    <header className={styles.head}>
      <Link to={`/desk/tickets${list}`} className={styles.back}>
        <Icon name="arrow-left" />
        {t('ticket.back')}
      </Link>
      <div className={styles.title}>
        <h1 id="ticket-title" ref={headingRef} tabIndex={-1}>
          {ticket.subject}
        </h1>
        <GroupedNumber value={ticket.number} />
      </div>
      <div className={styles.facts}>
        <TagList {...page} />
        <Correction page={page} property="subject" of={t('property.subject')} word={t('correct.subject')}>
          <TextInput
            name="subject"
            id="correct-subject"
            label={t('property.subject')}
            width={30}
            maxLength={120}
            defaultValue={ticket.subject}
            required
          />
        </Correction>
      </div>
      <div className={styles.facts}>
        <TicketBadge state={ticket.state} />
        {ticket.drillSince ? <Badge tone="planned">{t('room.drill')}</Badge> : null}
        {ticket.priority === 'urgent' || ticket.priority === 'high' ? (
          <Badge tone={ticket.priority === 'urgent' ? 'down' : 'watch'}>
            {isKey(priority) ? t(priority) : ticket.priority}
          </Badge>
        ) : null}
        {ticket.supervisedAt ? <Badge tone="down">{t('inbox.supervised')}</Badge> : null}
        {ticket.nudgeCount > 0 ? (
          <Badge tone="watch">{t('ticket.nudgedTimes', { count: ticket.nudgeCount })}</Badge>
        ) : null}
        {ticket.reopenCount > 0 ? (
          <Badge tone="partial">{t('ticket.reopenedTimes', { count: ticket.reopenCount })}</Badge>
        ) : null}
        <SlaChip
          dueAt={clock.dueAt}
          metAt={clock.metAt}
          pausedAt={clock.pausedAt}
          atRisk={clock.atRisk}
          now={now}
          label={t(`clock.${clock.name}`)}
        />
        <span className={styles.quiet}>
          {nameIn(department.name, language)} · {assignee?.name ?? t('inbox.nobody')}
        </span>
      </div>
    </header>
  )
}

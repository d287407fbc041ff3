import type { TicketState } from '#app/domain/ground/vocabulary/ticket-words.ts'
import type { Moment } from '#app/i18n/format.ts'
import { LinkButton } from '#app/ui/actions/button.tsx'
import { Facts, type Fact } from '#app/ui/data/facts.tsx'
import type { FieldError } from '#app/ui/forms/error-summary.tsx'
import type { ListedFiles } from '#app/ui/forms/kept-files.tsx'
import { useT } from '#app/ui/language.tsx'
import { Mixed } from '#app/ui/mixed.tsx'
import { Folded, Page, Panel, Section } from '#app/ui/page/page.tsx'
import { usePublicHref } from '#app/ui/page/public-link.tsx'
import { IncidentPanel, type IncidentBrief } from '#app/ui/public/incident/incident-panel.tsx'
import { RateForm, type Rating } from '#app/ui/public/rate/rate-form.tsx'
import {
  NudgeForm,
  ReopenForm,
  ReplyForm,
  UndoWithdrawalForm,
  WithdrawLink,
  type Refused,
} from '#app/ui/public/ticket/ticket-forms.tsx'
import { TicketStateCard, type Due, type Next } from '#app/ui/public/ticket/ticket-state.tsx'
import { Sentence } from '#app/ui/sentence.tsx'
import { EmptyState } from '#app/ui/state/empty-state.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import {
  Conversation,
  FileList,
  type AttachedFile,
  type SpokenMessage,
} from '#app/ui/ticket/conversation.tsx'
import { GroupedNumber } from '#app/ui/ticket/grouped-number.tsx'
import { PromiseList, type Promised } from '#app/ui/ticket/promise-list.tsx'
import { Timeline, type TimelineEvent } from '#app/ui/ticket/timeline.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/public/ticket/ticket.module.css'

export type TicketViewProps = {
  number: string
  subject: string
  state: TicketState
  next: Next
  createdAt: Moment
  due: Due | null
  promises: Promised[]
  incident: IncidentBrief | null
  messages: SpokenMessage[]
  events: TimelineEvent[]
  details: Fact[]
  files: AttachedFile[]
  may: { answer: boolean; nudge: boolean; withdraw: boolean; reopen: boolean }
  nextNudgeAt: Moment | null
  undoableUntil: Moment | null
  /** Asked for once it is resolved; null when there is nothing to rate. */
  rating: { given: Rating; errors: FieldError[] } | null
  refused: Refused
  /** Those that an answer which came back has kept. */
  answerFiles: ListedFiles
  formKey: string
  /** What was just done: said once, at the top. */
  done: string | null
  /** Why it could not be done. */
  problem: string | null
  /** Only what this browser filed is shown, as nobody has proven the contact yet. */
  isUnproven: boolean
  now: Moment
}

/** The ticket's state, promised times and conversation; the rest is folded. */
export function TicketView(props: TicketViewProps) {
  const t = useT()
  const href = usePublicHref()
  const { number, state, may, now } = props
  const to = (action: string) => href(`/tickets/${number}/${action}`)
  const resolved = state === 'resolved' || state === 'closed'
  // Where it can't be re-opened any more, the reason that was typed can still be sent as an answer.
  const typed = props.refused.values
  const replied = {
    ...props.refused,
    values: { ...typed, body: typed.body ?? (may.reopen ? undefined : typed.reason) },
  }
  return (
    <Page narrow>
      <TicketHead {...props} />
      {props.done ? <Notice tone="ok" live title={props.done} /> : null}
      {props.problem ? <Notice tone="watch" live title={props.problem} /> : null}
      <TicketStateCard state={state} next={props.next} due={props.due} now={now} />
      {props.undoableUntil ? (
        <Panel onScreen>
          <UndoWithdrawalForm
            action={to('withdrawal/undo')}
            formKey={props.formKey}
            until={props.undoableUntil}
            now={now}
          />
        </Panel>
      ) : null}
      {props.promises.length === 0 ? null : (
        <Section title={t('ticket.promises')}>
          <PromiseList promises={props.promises} now={now} />
        </Section>
      )}
      <Section title={t('ticket.conversation')} id="conversation">
        {props.isUnproven && props.messages.length > 0 ? <Notice title={t('ticket.unproven')} /> : null}
        {props.messages.length === 0 ? (
          <EmptyState icon="message" title={t(emptyWords(props))} />
        ) : (
          <Conversation messages={props.messages} now={now} />
        )}
      </Section>
      {props.rating && props.next === 'rate' ? (
        <Panel id="rating" onScreen>
          <h2>{t('ticket.rate')}</h2>
          <RateForm action={to('rating')} formKey={props.formKey} {...props.rating} />
        </Panel>
      ) : null}
      {may.answer ? (
        <Panel id="reply" onScreen>
          <ReplyForm
            action={to('messages')}
            formKey={props.formKey}
            resolved={resolved}
            refused={replied}
            files={props.answerFiles}
          />
        </Panel>
      ) : null}
      {props.rating && props.next !== 'rate' ? (
        <div data-print="no">
          <Folded
            title={t(props.rating.given.level === null ? 'ticket.rate' : 'ticket.yourRating')}
            icon="star"
            open={props.rating.errors.length > 0 || undefined}
            id="rating"
          >
            <RateForm action={to('rating')} formKey={props.formKey} {...props.rating} />
          </Folded>
        </div>
      ) : null}
      {props.incident ? (
        <Section title={t('ticket.incident')}>
          <IncidentPanel incident={props.incident} now={now} heading="h3" />
        </Section>
      ) : null}
      <Panel id="actions" onScreen>
        <h2>{t('ticket.actions')}</h2>
        {may.nudge ? (
          <NudgeForm action={to('nudge')} formKey={props.formKey} nextAt={props.nextNudgeAt} now={now} />
        ) : null}
        {may.reopen ? (
          <ReopenForm action={to('reopening')} formKey={props.formKey} refused={props.refused} />
        ) : null}
        {may.withdraw ? <WithdrawLink href={to('withdrawal')} /> : null}
        <div className={styles.small}>
          <p>{t('ticket.downloadText')}</p>
          <LinkButton href={to('exchange')} look="secondary" icon="file">
            {t('ticket.download')}
          </LinkButton>
        </div>
      </Panel>
      <Folded title={t('ticket.timeline')} icon="clock">
        <Timeline events={props.events} now={now} />
      </Folded>
      <Folded title={t('ticket.details')} icon="file">
        <Facts facts={props.details} />
        {props.files.length === 0 ? null : <FileList files={props.files} />}
      </Folded>
    </Page>
  )
}

function emptyWords({ isUnproven, may }: TicketViewProps) {
  if (!may.answer) return 'ticket.endedWithoutMessages'
  return isUnproven ? 'ticket.unproven' : 'ticket.noMessages'
}

function TicketHead({ number, subject, createdAt, now }: TicketViewProps) {
  const t = useT()
  return (
    <div className={styles.head}>
      <h1>
        <Mixed text={subject} />
      </h1>
      <p className={styles.meta}>
        {t('ticket.number')} <GroupedNumber value={number} />
        {' · '}
        <Sentence of="ticket.filed" parts={{ moment: <Time at={createdAt} now={now} /> }} />
      </p>
    </div>
  )
}

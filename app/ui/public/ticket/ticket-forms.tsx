import type { Moment } from '#app/i18n/format.ts'
import { Button, LinkButton } from '#app/ui/actions/button.tsx'
import { Busy } from '#app/ui/forms/busy.tsx'
import { Checkbox } from '#app/ui/forms/checkbox.tsx'
import { ErrorSummary, type FieldError } from '#app/ui/forms/error-summary.tsx'
import { FileInput } from '#app/ui/forms/file-input.tsx'
import { KeptFiles, type ListedFiles } from '#app/ui/forms/kept-files.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { useT } from '#app/ui/language.tsx'
import layout from '#app/ui/page/page.module.css'
import { Sentence } from '#app/ui/sentence.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/public/ticket/ticket.module.css'

/** What was typed and refused, so that it is not lost. */
export type Refused = { values: Record<string, string | undefined>; errors: FieldError[] }

const errorOf = (errors: FieldError[], name: string) => errors.find(({ field }) => field === name)?.message

export const replyFormId = 'reply-form'
export const withdrawFormId = 'withdraw-form'

type ReplyFormProps = {
  action: string
  formKey: string
  resolved: boolean
  refused: Refused
  files: ListedFiles
}

export function ReplyForm({ action, formKey, resolved, refused, files }: ReplyFormProps) {
  const t = useT()
  return (
    <>
      <ErrorSummary errors={refused.errors.filter(({ field }) => field !== 'reason')} />
      <form
        id={replyFormId}
        method="post"
        action={action}
        encType="multipart/form-data"
        noValidate
        className={layout.form}
      >
        <input type="hidden" name="formKey" value={formKey} />
        <TextArea
          name="body"
          label={t('ticket.reply')}
          hint={t('ticket.replyHint')}
          error={errorOf(refused.errors, 'body')}
          defaultValue={refused.values.body}
          rows={4}
        />
        {resolved ? (
          <Checkbox
            name="keepClosed"
            label={t('ticket.keepClosed')}
            defaultChecked={refused.values.keepClosed === 'yes'}
          />
        ) : null}
        <KeptFiles files={files} action={action} />
        <FileInput
          name="files"
          label={t('ticket.files')}
          hint={t('report.filesHint')}
          error={errorOf(refused.errors, 'files')}
          accept=".pdf,.ofd,.xml,.jpg,.jpeg,.png,.webp"
          multiple
          optional
        />
        <Button icon="send">{t('ticket.send')}</Button>
        <Busy />
      </form>
    </>
  )
}

type ButtonFormProps = { action: string; formKey: string }

type NudgeFormProps = ButtonFormProps & { nextAt: Moment | null; now: Moment }

/** A button, or when there is one again. */
export function NudgeForm({ action, formKey, nextAt, now }: NudgeFormProps) {
  const t = useT()
  if (nextAt) {
    return (
      <p className={styles.small}>
        <span>
          <Sentence of="ticket.nudgeAgain" parts={{ moment: <Time at={nextAt} now={now} /> }} />
        </span>
      </p>
    )
  }
  return (
    <form method="post" action={action} className={styles.small}>
      <input type="hidden" name="formKey" value={formKey} />
      <p>{t('ticket.nudgeText')}</p>
      <Button look="secondary" icon="bell">
        {t('ticket.nudge')}
      </Button>
    </form>
  )
}

/** Leads to the page that asks first. */
export function WithdrawLink({ href }: { href: string }) {
  const t = useT()
  return (
    <div className={styles.small}>
      <p>{t('ticket.withdrawText')}</p>
      <LinkButton href={href} look="secondary" icon="undo">
        {t('ticket.withdraw')}
      </LinkButton>
    </div>
  )
}

export function WithdrawForm({ action, formKey, refused }: ButtonFormProps & { refused: Refused }) {
  const t = useT()
  return (
    <>
      <ErrorSummary errors={refused.errors} />
      <form id={withdrawFormId} method="post" action={action} noValidate className={layout.form}>
        <input type="hidden" name="formKey" value={formKey} />
        <TextArea
          name="reason"
          label={t('ticket.withdrawReason')}
          error={errorOf(refused.errors, 'reason')}
          defaultValue={refused.values.reason}
          rows={2}
          optional
        />
        <Button look="danger" icon="undo">
          {t('ticket.withdrawNow')}
        </Button>
      </form>
    </>
  )
}

type UndoFormProps = ButtonFormProps & { until: Moment; now: Moment }

export function UndoWithdrawalForm({ action, formKey, until, now }: UndoFormProps) {
  const t = useT()
  return (
    <form method="post" action={action} className={styles.small}>
      <input type="hidden" name="formKey" value={formKey} />
      <p>
        <Sentence
          of="ticket.undoWithdrawalText"
          parts={{ deadline: <Time at={until} now={now} as="deadline" /> }}
        />
      </p>
      <Button look="secondary" icon="refresh">
        {t('ticket.undoWithdrawal')}
      </Button>
    </form>
  )
}

export function ReopenForm({ action, formKey, refused }: ButtonFormProps & { refused: Refused }) {
  const t = useT()
  return (
    <form method="post" action={action} noValidate className={layout.form}>
      <input type="hidden" name="formKey" value={formKey} />
      <TextArea
        name="reason"
        label={t('ticket.reopen')}
        hint={t('ticket.reopenText')}
        error={errorOf(refused.errors, 'reason')}
        defaultValue={refused.values.reason}
        rows={3}
        required
      />
      <Button look="secondary" icon="refresh">
        {t('ticket.reopen')}
      </Button>
    </form>
  )
}

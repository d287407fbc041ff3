import { Button } from '#app/ui/actions/button.tsx'
import { Checkbox } from '#app/ui/forms/checkbox.tsx'
import { ErrorSummary, type FieldError } from '#app/ui/forms/error-summary.tsx'
import { FileInput } from '#app/ui/forms/file-input.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { useT } from '#app/ui/language.tsx'
import layout from '#app/ui/page/page.module.css'
import styles from '#app/ui/public/ticket/ticket.module.css'

/** What was typed and refused, so that it is not lost. */
export type Refused = { values: Record<string, string | undefined>; errors: FieldError[] }

const errorOf = (errors: FieldError[], name: string) => errors.find(({ field }) => field === name)?.message

type ReplyFormProps = { action: string; formKey: string; resolved: boolean; refused: Refused }

export function ReplyForm({ action, formKey, resolved, refused }: ReplyFormProps) {
  const t = useT()
  return (
    <>
      <ErrorSummary errors={refused.errors.filter(({ field }) => field !== 'reason')} />
      <form method="post" action={action} encType="multipart/form-data" noValidate className={layout.form}>
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
      </form>
    </>
  )
}

type ButtonFormProps = { action: string; formKey: string }

export function NudgeForm({ action, formKey }: ButtonFormProps) {
  const t = useT()
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

export function WithdrawForm({ action, formKey }: ButtonFormProps) {
  const t = useT()
  return (
    <form method="post" action={action} className={styles.small}>
      <input type="hidden" name="formKey" value={formKey} />
      <p>{t('ticket.withdrawText')}</p>
      <Button look="danger" icon="undo">
        {t('ticket.withdraw')}
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

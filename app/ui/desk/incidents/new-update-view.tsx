import { Link } from '@remix-run/react'
import type { EarlyEnd } from '#app/domain/incidents/incidents/early-end.ts'
import type { Incident, IncidentUpdate } from '#app/domain/incidents/incidents/incident.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { EarlyEndNote } from '#app/ui/desk/incidents/early-end-note.tsx'
import { findings, refusal, type Labels } from '#app/ui/desk/incidents/returned.ts'
import type { Returned } from '#app/http/forms/returned.ts'
import { UpdateFields } from '#app/ui/desk/incidents/update-fields.tsx'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import { Refused } from '#app/ui/desk/refused.tsx'
import styles from '#app/ui/desk/incidents/forms.module.css'

export const updateFields = {
  'body.zh-CN': 'body',
  'body.en': 'bodyEn',
  'urgent.reason': 'urgentReason',
}

export const updateLabels: Labels = {
  status: 'update.status',
  body: 'update.body',
  bodyEn: 'update.bodyEn',
  nextUpdateAt: 'update.next',
  notify: 'update.notify',
  displayAt: 'update.displayAt',
  sendAt: 'update.sendAt',
  urgentReason: 'update.urgent',
}

type NewUpdateProps = {
  incident: Incident
  corrected: IncidentUpdate | null
  earlyEnd: EarlyEnd
  returned?: Returned
}

export function NewUpdateView({ incident, corrected, earlyEnd, returned }: NewUpdateProps) {
  const t = useT()
  const language = useLanguage()
  const errors = findings(t, returned, updateLabels, updateFields)
  const refused = refusal(t, returned)
  const at = `/desk/incidents/${incident.number}`
  return (
    <DeskPage
      title={t(corrected ? 'update.correct' : 'update.new')}
      lead={<Link to={at}>{nameIn(incident.title, language)}</Link>}
      narrow
    >
      <ErrorSummary errors={errors} />
      <Refused why={refused} />
      {corrected ? (
        <Notice tone="info">
          <p>{t('update.correctLead')}</p>
        </Notice>
      ) : null}
      {incident.drillSince ? (
        <Notice tone="info">
          <p>{t('update.drillNow')}</p>
        </Notice>
      ) : null}
      <DeskForm className={styles.form}>
        <UpdateFields
          values={
            returned?.values ??
            (corrected ? valuesToCorrect(corrected) : { status: incident.publicStatus, notify: 'yes' })
          }
          errors={errors}
          over={incident.resolvedAt !== null}
          impact={incident.componentStates}
          corrects={corrected}
          drill={incident.drillSince !== null}
        />
        {corrected || incident.resolvedAt ? null : (
          <div className={styles.ofRecovery}>
            <EarlyEndNote end={earlyEnd} />
          </div>
        )}
        <Button>{t('update.save')}</Button>
      </DeskForm>
    </DeskPage>
  )
}

/** The words as they were published, to be set right; people hear of it unless its author says otherwise. */
const valuesToCorrect = (corrected: IncidentUpdate): Record<string, string> => ({
  corrects: corrected.id,
  status: corrected.status,
  body: corrected.body['zh-CN'],
  bodyEn: corrected.body.en ?? '',
  notify: corrected.notify === 'everyone' ? 'yes' : '',
})

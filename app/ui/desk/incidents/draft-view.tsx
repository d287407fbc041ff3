import type { DraftProps } from '#app/ui/desk/incidents/draft-props.ts'
import { Link } from '@remix-run/react'
import type { IncidentUpdate } from '#app/domain/incidents/incidents/incident.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { DeskPage, DeskPanel } from '#app/ui/desk/desk-page.tsx'
import { DraftDecision } from '#app/ui/desk/incidents/draft-decision.tsx'
import { DraftPreview } from '#app/ui/desk/incidents/draft-preview.tsx'
import { updateFields, updateLabels } from '#app/ui/desk/incidents/new-update-view.tsx'
import { findings, refusal } from '#app/ui/desk/incidents/returned.ts'
import type { Returned } from '#app/http/forms/returned.ts'
import { StatusBadge } from '#app/ui/desk/incidents/severity.tsx'
import { localTime } from '#app/ui/desk/local-time.ts'
import { UpdateFields } from '#app/ui/desk/incidents/update-fields.tsx'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { Obstacles } from '#app/ui/desk/notices/obstacles.tsx'
import { ActionResultNotice } from '#app/ui/desk/action-result.tsx'
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Badge } from '#app/ui/state/badge.tsx'
import { Refused } from '#app/ui/desk/refused.tsx'
import forms from '#app/ui/desk/incidents/forms.module.css'
import styles from '#app/ui/desk/incidents/draft.module.css'

/** The decision, what people will see, and the words, which can still be changed. */
export function DraftView({ returned, ...draft }: DraftProps & { returned?: Returned }) {
  const t = useT()
  const language = useLanguage()
  const { incident, update, result, can } = draft
  const errors = findings(t, returned, updateLabels, updateFields)
  const refused = refusal(t, returned)
  const published = update.publishedAt !== null
  // The page may stand at the address of the approval.
  const at = `/desk/incidents/${incident.number}/updates/${update.id}`
  return (
    <DeskPage
      title={
        <>
          {t(published ? 'update.published' : 'update.draft')} <StatusBadge status={update.status} />{' '}
          {update.correctsId ? <Badge tone="watch">{t('update.correct')}</Badge> : null}
          {update.displayAt && !published ? <Badge>{t('update.backdated')}</Badge> : null}
        </>
      }
      lead={<Link to={`/desk/incidents/${incident.number}`}>{nameIn(incident.title, language)}</Link>}
    >
      <ActionResultNotice result={result} />
      <ErrorSummary errors={errors} />
      <Refused why={refused} />
      {published || update.notify === 'nobody' || incident.drillSince || draft.outdated ? null : (
        <Obstacles obstacles={draft.obstacles} now={draft.now} />
      )}
      <DraftDecision {...draft} />
      <div className={styles.columns}>
        <DraftPreview {...draft} />
        {published || !can.draft ? null : (
          <DeskPanel title={t('update.words')}>
            <DeskForm action={at} withPage className={forms.form} key={String(update.approvedAt)}>
              <UpdateFields
                values={returned?.values ?? valuesOfUpdate(update)}
                errors={errors}
                over={incident.resolvedAt !== null}
                impact={incident.componentStates}
                corrects={update.correctsId ? update : null}
                drill={incident.drillSince !== null}
              />
              <Button look="secondary">{t('update.save')}</Button>
            </DeskForm>
          </DeskPanel>
        )}
      </div>
    </DeskPage>
  )
}

const valuesOfUpdate = (update: IncidentUpdate): Record<string, string> => ({
  status: update.status,
  body: update.body['zh-CN'],
  bodyEn: update.body.en ?? '',
  nextUpdateAt: update.nextUpdateAt ? localTime(update.nextUpdateAt) : '',
  notify: update.notify === 'everyone' ? 'yes' : '',
  urgentReason: update.urgentReason ?? '',
  corrects: update.correctsId ?? '',
  sendAt: update.sendAt ? localTime(update.sendAt) : '',
  displayAt: update.displayAt ? localTime(update.displayAt) : '',
  ...Object.fromEntries(
    Object.entries(update.components).map(([name, state]) => [`component.${name}`, state]),
  ),
})

import type { Given } from '#app/ui/desk/incidents/amend-props.ts'
import { Link, useNavigation } from '@remix-run/react'
import type { Incident } from '#app/domain/incidents/incidents/incident.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskForm } from '#app/ui/desk/desk-form.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import type { Key } from '#app/i18n/catalogue.ts'
import { appliesLabels } from '#app/ui/desk/incidents/applies-fields.tsx'
import { AmendFacts } from '#app/ui/desk/incidents/amend-facts.tsx'
import { findings, refusal, type Labels } from '#app/ui/desk/incidents/returned.ts'
import type { Returned } from '#app/http/forms/returned.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { Refused } from '#app/ui/desk/refused.tsx'
import styles from '#app/ui/desk/incidents/forms.module.css'

const fields = Object.fromEntries([
  ...['title', 'workaround', 'relief'].flatMap((name) => [
    [name, name],
    [`${name}.zh-CN`, name],
    [`${name}.zh-TW`, `${name}Tw`],
    [`${name}.en`, `${name}En`],
  ]),
  ['estimate.taxpayers', 'estimateTaxpayers'],
  ['estimate.invoices', 'estimateInvoices'],
  ['estimate.at', 'estimateAt'],
])
const labels: Labels = {
  workaround: 'amended.workaround',
  workaroundEn: 'amended.workaround',
  workaroundTw: 'amended.workaround',
  relief: 'amended.relief',
  reliefEn: 'amended.relief',
  reliefTw: 'amended.relief',
  title: 'declare.name',
  titleEn: 'declare.nameEn',
  titleTw: 'amend.nameTw',
  severity: 'incidents.severity',
  components: 'declare.components',
  regions: 'declare.regions',
  dependencies: 'amended.dependencies',
  ...appliesLabels,
  description: 'declare.description',
  estimateTaxpayers: 'amend.taxpayers',
  estimateInvoices: 'amend.invoices',
  estimateAt: 'amend.estimateAt',
}

export type AmendProps = {
  incident: Incident
  mayCommand: boolean
  returned?: Returned
  now: Date
}

/** First the words that help people, for everybody who writes; then what the incident is, for its commander. */
export function AmendView({ incident, mayCommand, returned, now }: AmendProps) {
  const t = useT()
  const language = useLanguage()
  const busy = useNavigation().state === 'submitting'
  const errors = findings(t, returned, labels, fields)
  const refused = refusal(t, returned)
  const values = returned?.values ?? valuesOfIncident(incident)
  const given: Given = (name) => ({
    name,
    defaultValue: values[name] ?? '',
    error: errors.find(({ field }) => field === name)?.message,
  })
  return (
    <DeskPage
      title={t('amend.title')}
      lead={<Link to={`/desk/incidents/${incident.number}`}>{nameIn(incident.title, language)}</Link>}
      narrow
    >
      <ErrorSummary errors={errors} />
      <Refused why={refused} />
      <DeskForm className={styles.form}>
        <input type="hidden" name="seenVersion" value={incident.version} />
        {(['workaround', 'relief'] as const).map((name) => (
          <fieldset key={name} className={styles.form}>
            <legend>{t(`amended.${name}`)}</legend>
            <TextArea
              {...given(name)}
              label={t('amend.zhCN')}
              hint={t(hintOf(name, incident.drillSince !== null))}
              rows={4}
              lang="zh-CN"
              optional
            />
            <div className={styles.pair}>
              <TextArea
                {...given(`${name}En`)}
                label={t('amend.en')}
                hint={t('declare.enHint')}
                rows={3}
                lang="en"
                optional
              />
              <TextArea
                {...given(`${name}Tw`)}
                label={t('amend.zhTW')}
                hint={t('amend.zhTWHint')}
                rows={3}
                lang="zh-TW"
                optional
              />
            </div>
          </fieldset>
        ))}
        {mayCommand ? (
          <AmendFacts
            incident={incident}
            given={given}
            severity={values.severity ?? String(incident.severity)}
            chosen={returned ? tickedIn(returned.lists) : incident}
            now={now}
          />
        ) : null}
        <Button icon="check" disabled={busy}>
          {t('amend.submit')}
        </Button>
      </DeskForm>
    </DeskPage>
  )
}

/** A list of which nothing is ticked is not sent. */
const tickedIn = ({ components = [], invoiceKinds = [], symptoms = [] }: Returned['lists']) => ({
  components,
  invoiceKinds,
  symptoms,
})

const hintOf = (name: 'workaround' | 'relief', drill: boolean): Key =>
  drill ? 'amend.drillHint' : name === 'workaround' ? 'declare.workaroundHint' : 'amend.reliefHint'

function valuesOfIncident(incident: Incident): Record<string, string> {
  const { title, workaround, relief, estimate } = incident
  const written = Object.entries({ title, workaround, relief }).flatMap(([name, text]) => [
    [name, text?.['zh-CN'] ?? ''],
    [`${name}Tw`, text?.['zh-TW'] ?? ''],
    [`${name}En`, text?.en ?? ''],
  ])
  return {
    ...Object.fromEntries(written),
    severity: String(incident.severity),
    regions: incident.regions.join('、'),
    dependencies: incident.dependencies.join('、'),
    issuedFrom: incident.issuedFrom ?? '',
    issuedUntil: incident.issuedUntil ?? '',
    description: incident.description,
    estimateTaxpayers: estimate?.taxpayers?.toString() ?? '',
    estimateInvoices: estimate?.invoices?.toString() ?? '',
  }
}

import { AnswersOfCheck } from '#app/ui/public/report/answers-of-check.tsx'
import type { ReactNode } from 'react'
import { offeredKinds, type TicketKind } from '#app/domain/ground/vocabulary/ticket-words.ts'
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { Fieldset } from '#app/ui/forms/fieldset.tsx'
import { FileInput } from '#app/ui/forms/file-input.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { KeepButton } from '#app/ui/forms/keep-button.tsx'
import { KeptFiles } from '#app/ui/forms/kept-files.tsx'
import { useT } from '#app/ui/language.tsx'
import { Page, PageHead } from '#app/ui/page/page.tsx'
import { usePublicHref } from '#app/ui/page/public-link.tsx'
import type { ArticleLine } from '#app/ui/public/help/article-lines.tsx'
import { ReadingLine } from '#app/ui/public/help/reading-line.tsx'
import { Carried } from '#app/ui/public/report/carried.tsx'
import { ContactSection } from '#app/ui/public/report/contact-section.tsx'
import { InvoiceSection } from '#app/ui/public/report/invoice-section.tsx'
import { LookupSection } from '#app/ui/public/report/lookup-section.tsx'
import { OtherSection } from '#app/ui/public/report/other-section.tsx'
import { PartiesSection } from '#app/ui/public/report/parties-section.tsx'
import { fieldOf, type FormState } from '#app/ui/public/report/report-values.ts'
import type { AskedConsent } from '#app/ui/public/consent/consent-field.tsx'
import { SendSection } from '#app/ui/public/report/send-section.tsx'
import { reportFormId, WarningSummary } from '#app/ui/public/report/warning-summary.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import { classes } from '#app/ui/classes.ts'
import byKind from '#app/ui/public/report/by-kind.module.css'
import styles from '#app/ui/public/report/report.module.css'

export type ReportViewProps = {
  kind: TicketKind
  form: FormState
  /** Makes a double submit one ticket. */
  formKey: string
  /** What a reporter should know first. */
  before?: ReactNode
  privacy: AskedConsent
  /** What may help before it is written. */
  reading: ArticleLine[]
  prefilled?: boolean
  /** Came back with something to correct. */
  returned?: boolean
  /** Came back with what was typed, in another language, text size or kind. */
  kept?: boolean
}

const accepted = '.pdf,.ofd,.xml,.jpg,.jpeg,.png,.webp'

export function ReportView(props: ReportViewProps) {
  const { kind, form, formKey, before, reading, prefilled, returned, kept } = props
  const t = useT()
  const href = usePublicHref()
  const missing = kind === 'missing_invoice'
  return (
    <Page>
      <PageHead title={t('report.title')} lead={t(missing ? 'report.lead' : 'report.leadOther')} />
      {returned ? null : before}
      <Kinds current={kind} form={reportFormId} />
      {missing ? <ReadingLine label={t('help.maybe')} articles={reading} aside /> : null}
      <ErrorSummary errors={form.errors} />
      <WarningSummary form={form} />
      {prefilled && !returned && !kept ? <Notice>{t('report.fromCheck')}</Notice> : null}
      <div className={styles.layout}>
        <Sections
          names={
            missing
              ? ['invoice', 'lookup', 'parties', 'description', 'contact', 'files', 'send']
              : ['description', 'contact', 'files', 'send']
          }
        />
        <form
          id={reportFormId}
          method="post"
          action={href('/report')}
          encType="multipart/form-data"
          noValidate
          className={classes(styles.form, byKind.form)}
        >
          <input type="hidden" name="formKey" value={formKey} />
          <input type="hidden" name="kind" value={kind} />
          <AnswersOfCheck form={form} />
          <Carried kind={kind} form={form} />
          {missing ? (
            <>
              <InvoiceSection form={form} />
              <LookupSection form={form} />
              <PartiesSection form={form} />
              <Fieldset id="description">
                <TextArea
                  {...fieldOf(form, 'description')}
                  label={t('report.description')}
                  hint={t('report.descriptionHint')}
                  heading
                  rows={5}
                  required
                />
              </Fieldset>
            </>
          ) : (
            <OtherSection kind={kind} form={form} />
          )}
          <ContactSection form={form} />
          <Fieldset id="files">
            <KeptFiles files={form.files} action={href('/report')} />
            <FileInput
              {...fieldOf(form, 'files')}
              defaultValue={undefined}
              label={t('report.files')}
              hint={t('report.filesHint')}
              accept={accepted}
              heading
              multiple
              optional
            />
          </Fieldset>
          <SendSection form={form} label={t('report.submit')} privacy={props.privacy} />
        </form>
      </div>
    </Page>
  )
}

/** The kinds of request, as tabs: each shows the fields of its kind with what was typed so far. */
function Kinds({ current, form }: { current: TicketKind; form: string }) {
  const t = useT()
  const href = usePublicHref()
  return (
    <nav className={styles.kinds} aria-label={t('report.kindLabel')}>
      {offeredKinds.map((kind) => (
        <KeepButton
          key={kind}
          form={form}
          to={href(`/report?kind=${kind}`)}
          className={styles.kind}
          aria-current={kind === current ? 'page' : undefined}
        >
          {t(`kind.${kind}`)}
        </KeepButton>
      ))}
    </nav>
  )
}

type SectionName = 'invoice' | 'lookup' | 'parties' | 'description' | 'contact' | 'files' | 'send'

function Sections({ names }: { names: SectionName[] }) {
  const t = useT()
  return (
    <nav className={styles.sections} aria-labelledby="sections-title">
      <div>
        <h2 id="sections-title">{t('report.sections')}</h2>
        <ol>
          {names.map((name) => (
            <li key={name}>
              <a data-alone href={`#${name}`}>
                {t(`report.section.${name}`)}
              </a>
            </li>
          ))}
        </ol>
      </div>
    </nav>
  )
}

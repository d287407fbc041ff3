import type { Moment } from '#app/i18n/format.ts'
import { Button, LinkButton } from '#app/ui/actions/button.tsx'
import { Facts } from '#app/ui/data/facts.tsx'
import { WorkaroundBox } from '#app/ui/incident/workaround-box.tsx'
import { useT } from '#app/ui/language.tsx'
import { Mixed } from '#app/ui/mixed.tsx'
import { BackLink, Folded, Page, PageHead, Section } from '#app/ui/page/page.tsx'
import { PublicLink, usePublicHref } from '#app/ui/page/public-link.tsx'
import { Known, type KnownProps } from '#app/ui/public/known/known.tsx'
import type { ArticleLine } from '#app/ui/public/help/article-lines.tsx'
import { ReadingLine } from '#app/ui/public/help/reading-line.tsx'
import styles from '#app/ui/public/check/check.module.css'

export type ResultViewProps = {
  cause: {
    code: string
    title: string
    why: string
    steps: string[]
    workaround: string | null
    time: string
    /** Who handles a report of it; null where that department is gone. */
    who: string | null
  }
  /** Articles about this cause. */
  reading: ArticleLine[]
  answers: { question: string; answer: string }[]
  known: KnownProps
  now: Moment
  back: string
  /** The report form with these answers filled in. */
  report: string
}

/** The result of the self-check: cause, steps, workaround, expected time, and whether it helped. */
export function ResultView({ cause, reading, answers, known, now, back, report }: ResultViewProps) {
  const t = useT()
  return (
    <Page narrow>
      <BackLink to={back}>{t('check.back')}</BackLink>
      <Known {...known} report={report} now={now} />
      <div className={styles.result}>
        <p className={styles.label}>{t('check.cause')}</p>
        <h1>
          <Mixed text={cause.title} />
        </h1>
        <p>
          <Mixed text={cause.why} />
        </p>
      </div>
      <Section title={t('check.do')}>
        <ol className={styles.steps}>
          {cause.steps.map((step) => (
            <li key={step}>
              <span>
                <Mixed text={step} />
              </span>
            </li>
          ))}
        </ol>
      </Section>
      {cause.workaround ? <WorkaroundBox title={t('check.workaround')} steps={cause.workaround} /> : null}
      <Facts
        facts={[
          { label: t('check.time'), value: <Mixed text={cause.time} /> },
          ...(cause.who ? [{ label: t('check.who'), value: <Mixed text={cause.who} /> }] : []),
        ]}
      />
      <ReadingLine label={t('help.readMore')} articles={reading} />
      <Ask causeCode={cause.code} report={report} />
      <Folded title={t('check.your')}>
        <Facts
          facts={answers.map(({ question, answer }) => ({ label: question, value: <Mixed text={answer} /> }))}
        />
        <p>
          <PublicLink to="/check">{t('check.again')}</PublicLink> · {t('check.code', { code: cause.code })}
        </p>
      </Folded>
    </Page>
  )
}

/** Solved is a POST: it is counted. Not solved leads on with everything filled in. */
function Ask({ causeCode, report }: { causeCode: string; report: string }) {
  const t = useT()
  const href = usePublicHref()
  return (
    <form method="post" action={href('/check')} className={styles.ask}>
      <h2>{t('check.ask')}</h2>
      <p className={styles.label}>{t('check.askText')}</p>
      <input type="hidden" name="cause" value={causeCode} />
      <div className={styles.choices}>
        <Button look="secondary" icon="check">
          {t('check.solved')}
        </Button>
        <LinkButton href={href(report)} iconAfter="arrow-right">
          {t('check.unsolved')}
        </LinkButton>
      </div>
      <p className={styles.label}>{t('check.unsolvedText')}</p>
    </form>
  )
}

export function SolvedView() {
  const t = useT()
  const href = usePublicHref()
  return (
    <Page narrow>
      <PageHead title={t('check.thanks')} lead={t('check.thanksText')} />
      <div>
        <LinkButton href={href('/')}>{t('receipt.home')}</LinkButton>
      </div>
    </Page>
  )
}

import { levels } from '#app/domain/ground/vocabulary/rating-words.ts'
import { Link } from '@remix-run/react'
import type { RatingFigures, RatingRow } from '#app/domain/public/feedback/list.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { isKey } from '#app/i18n/catalogue.ts'
import { Pagination } from '#app/ui/actions/pagination.tsx'
import { Table } from '#app/ui/data/table.tsx'
import { DeskPage, DeskPanel } from '#app/ui/desk/desk-page.tsx'
import { useLanguage, useT } from '#app/ui/language.tsx'
import { EmptyState } from '#app/ui/state/empty-state.tsx'
import { Time } from '#app/ui/time.tsx'

type FeedbackListProps = {
  items: RatingRow[]
  next: string | null
  figures: RatingFigures[]
  /** Fewer ratings than this make no figure. */
  least: number
  /** The first page of the list. */
  first: boolean
  now: Date
}

export function FeedbackListView({ items, next, figures, least, first, now }: FeedbackListProps) {
  const t = useT()
  const word = (level: number) => {
    const key = `rate.level.${level}`
    return isKey(key) ? t(key) : ''
  }
  return (
    <DeskPage title={t('desk.feedback')} lead={t('deskFeedback.lead')}>
      {first ? (
        <DeskPanel title={t('deskFeedback.figures')}>
          <Figures figures={figures} least={least} word={word} />
        </DeskPanel>
      ) : null}
      {items.length === 0 ? (
        <EmptyState icon="star" title={t('deskFeedback.none')}>
          {t('deskFeedback.noneText')}
        </EmptyState>
      ) : (
        <Table
          caption={t('deskFeedback.newest')}
          rows={items}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'level',
              title: t('deskFeedback.level'),
              cell: (row) => `${row.level} ${word(row.level)}`,
            },
            {
              key: 'comment',
              title: t('deskFeedback.comment'),
              cell: (row) => (row.comment ? <span lang={row.language}>{row.comment}</span> : '–'),
            },
            {
              key: 'about',
              title: t('deskFeedback.about'),
              cell: (row) =>
                row.incident ? (
                  <Link to={`/desk/incidents/${row.incident}`}>{row.incident}</Link>
                ) : (
                  t('deskFeedback.site')
                ),
            },
            {
              key: 'at',
              title: t('deskFeedback.when'),
              cell: (row) => <Time at={row.createdAt} now={now} />,
            },
          ]}
        />
      )}
      <Pagination
        previous={first ? null : '/desk/feedback'}
        next={next ? `/desk/feedback?after=${next}` : null}
      />
    </DeskPage>
  )
}

type FiguresProps = Pick<FeedbackListProps, 'figures' | 'least'> & { word: (level: number) => string }

function Figures({ figures, least, word }: FiguresProps) {
  const t = useT()
  const language = useLanguage()
  const names = { site: t('deskFeedback.site'), incidents: t('deskFeedback.incidents') }
  return (
    <Table
      caption={t('deskFeedback.figures')}
      captionHidden
      rows={figures}
      rowKey={(row) => row.about}
      columns={[
        { key: 'about', title: t('deskFeedback.about'), cell: (row) => names[row.about] },
        {
          key: 'count',
          title: t('deskFeedback.count'),
          figure: true,
          cell: (row) => formatNumber(row.count, language),
        },
        {
          key: 'average',
          title: t('deskFeedback.average'),
          figure: true,
          cell: (row) =>
            row.average === null ? t('deskFeedback.hidden', { least }) : row.average.toFixed(2),
        },
        ...levels.map((level) => ({
          key: String(level),
          title: word(level),
          figure: true,
          cell: (row: RatingFigures) =>
            row.levels
              ? `${formatNumber(row.levels[level] ?? 0, language)} / ${formatNumber(row.count, language)}`
              : '–',
        })),
      ]}
    />
  )
}

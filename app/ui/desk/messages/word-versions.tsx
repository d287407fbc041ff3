import { Link } from '@remix-run/react'
import type { WordingView } from '#app/domain/messages/templates/show-wording.ts'
import { Table } from '#app/ui/data/table.tsx'
import { useT } from '#app/ui/language.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/desk/messages/messages.module.css'

/** Who changed what and why, and the way back to each. */
export function WordVersions({ view, now }: { view: WordingView; now: Date }) {
  const t = useT()
  const { versions, fields, place } = view
  if (versions.length === 0) return <p className={styles.quiet}>{t('wording.none')}</p>
  const labelOf = (key: string) => {
    const field = fields.find((one) => one.key === key)
    return field ? t(`wording.part.${field.label}`) : key
  }
  return (
    <>
      <Table
        caption={t('wording.versions')}
        rows={versions}
        rowKey={({ version }) => String(version)}
        columns={[
          {
            key: 'version',
            title: t('wording.versionHead'),
            cell: ({ version, at, by }) => (
              <>
                {t('wording.version', { version })}
                {version === view.version ? ` · ${t('wording.current')}` : null}
                <p className={styles.quiet}>
                  {by} · <Time at={at} now={now} />
                </p>
              </>
            ),
          },
          { key: 'reason', title: t('wording.reason'), cell: ({ reason }) => reason },
          {
            key: 'words',
            title: t('wording.words'),
            cell: ({ words }) =>
              Object.keys(words).length === 0
                ? t('wording.isOriginal')
                : Object.entries(words).map(([key, text]) => (
                    <p key={key}>
                      <span className={styles.quiet}>{labelOf(key)}</span>{' '}
                      <span lang={place.language}>{text}</span>
                    </p>
                  )),
          },
          {
            key: 'back',
            title: t('sessions.action'),
            cell: ({ version }) =>
              version === view.version ? null : (
                <Link to={`?from=${version}`}>
                  {t('wording.load')}
                  <span data-hidden="visually"> {t('wording.version', { version })}</span>
                </Link>
              ),
          },
        ]}
      />
      <p>
        <Link to="?from=0">{t('wording.loadOriginal')}</Link>
      </p>
    </>
  )
}

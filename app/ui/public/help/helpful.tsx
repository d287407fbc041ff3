import { Button } from '#app/ui/actions/button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { useT } from '#app/ui/language.tsx'
import { usePublicHref } from '#app/ui/page/public-link.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import styles from '#app/ui/public/help/article.module.css'

export type HelpfulProps = {
  slug: string
  version: number
  /** A vote has just been sent. */
  thanked: boolean
}

/**
 * "Yes" is one press; "no" may say what is missing. The page is one copy for everybody, so the forms hold no key: a
 * vote sent twice counts once.
 */
export function Helpful({ slug, version, thanked }: HelpfulProps) {
  const t = useT()
  const href = usePublicHref()
  const action = href(`/help/${slug}`)
  if (thanked)
    return (
      <section id="helpful" className={styles.helpful} data-print="no">
        <Notice tone="ok" title={t('help.thanks')} live>
          <p>{t('help.thanksText')}</p>
        </Notice>
      </section>
    )
  return (
    <section id="helpful" className={styles.helpful} aria-labelledby="helpful-title" data-print="no">
      <h2 id="helpful-title">{t('help.helpful')}</h2>
      <form method="post" action={action}>
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="helpful" value="yes" />
        <Button look="secondary" icon="check">
          {t('help.yes')}
        </Button>
      </form>
      <details>
        <summary>{t('help.no')}</summary>
        <form method="post" action={action}>
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="helpful" value="no" />
          <TextArea
            name="comment"
            label={t('help.missing')}
            hint={t('help.missingHint')}
            maxLength={1000}
            rows={3}
            optional
          />
          <Button look="secondary">{t('help.sendNo')}</Button>
        </form>
      </details>
    </section>
  )
}

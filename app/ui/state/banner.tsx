import { Icon } from '#app/ui/icon.tsx'
import { PublicLink } from '#app/ui/page/public-link.tsx'
import { useTextLang, type TranslatedText } from '#app/ui/public/translated-text.tsx'
import styles from '#app/ui/state/banner.module.css'

export type BannerProps = { number: string; title: TranslatedText }

/** An announcement that stands on every page. */
export function Banner({ number, title }: BannerProps) {
  return (
    <p className={styles.banner} data-print="no">
      <Icon name="megaphone" />
      <PublicLink data-alone to={`/announcements/${number}`} lang={useTextLang(title)}>
        {title.text}
      </PublicLink>
    </p>
  )
}

import { useLocation } from '@remix-run/react'
import { firstLanguage, languageFacts, languages, withoutPrefix, type Language } from '#app/i18n/language.ts'
import { useT } from '#app/ui/language.tsx'
import { placeOf, publicHref } from '#app/ui/page/public-href.ts'
import card from '#app/ui/page/social-card.png'

const ogLocale = (language: Language) => languageFacts[language].locale.replace('-', '_')
const feeds = [
  { type: 'application/atom+xml', path: '/feed.atom' },
  { type: 'application/rss+xml', path: '/feed.rss' },
  { type: 'application/feed+json', path: '/feed.json' },
]

/**
 * The head of a public page for search engines, link previews and feed readers. `base` is where we are
 * reached; `open` says whether everybody may find the page.
 */
export function PublicHead({ base, open }: { base: string; open: boolean }) {
  const t = useT()
  const location = useLocation()
  const { language } = placeOf(location)
  if (!open) return <meta name="robots" content="noindex" />

  // One address a page: whatever was asked for, and however large the text is.
  const path = withoutPrefix(location.pathname).replace(/(?<=.)\/$/, '')
  const address = (offer: Language) => base + publicHref(path, { language: offer, size: 'normal' })
  return (
    <>
      <link rel="canonical" href={address(language)} />
      {languages.map((offer) => (
        <link key={offer} rel="alternate" hrefLang={offer} href={address(offer)} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={address(firstLanguage)} />
      {feeds.map((feed) => (
        <link
          key={feed.path}
          rel="alternate"
          type={feed.type}
          href={publicHref(feed.path, { language, size: 'normal' })}
          title={t('outside.feed.title', { product: t('product.name') })}
        />
      ))}
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={t('product.name')} />
      <meta property="og:url" content={address(language)} />
      <meta property="og:locale" content={ogLocale(language)} />
      {languages
        .filter((offer) => offer !== language)
        .map((offer) => (
          <meta key={offer} property="og:locale:alternate" content={ogLocale(offer)} />
        ))}
      <meta property="og:image" content={base + card} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={t('outside.card')} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  )
}

import type { MetaDescriptor } from '@remix-run/react'
import { translator, type Key, type Variables } from '#app/i18n/catalogue.ts'
import { languageOf } from '#app/i18n/language.ts'

type Place = { pathname: string }

/** What a page is about, by the key of its title; a page that is not for search engines needs none. */
const about: Partial<Record<string, Key>> = {
  'check.title': 'outside.about.check',
  'report.title': 'outside.about.report',
  'track.title': 'outside.about.track',
  'contact.title': 'outside.about.contact',
  'privacy.title': 'outside.about.privacy',
  'maintenance.title': 'outside.about.maintenance',
  'history.title': 'outside.about.history',
  'announcement.title': 'outside.about.announcements',
  'postmortem.title': 'outside.about.postmortem',
  'help.title': 'outside.about.help',
  'subscribe.title': 'outside.about.subscribe',
  'feedback.title': 'outside.about.feedback',
}

/** Title and description of a public page in the language of its address. */
export function pageTitle(location: Place, key: Key, variables?: Variables): MetaDescriptor[] {
  const t = translator(languageOf(location.pathname))
  const description = about[key]
  return pageMeta(location, {
    title: t(key, variables),
    ...(description ? { description: t(description, variables) } : {}),
  })
}

/** The same for a page whose title is its content's. */
export function pageMeta(
  location: Place,
  { title, description, whole }: { title: string; description?: string; whole?: boolean },
): MetaDescriptor[] {
  const t = translator(languageOf(location.pathname))
  return [
    { title: whole ? title : `${title} · ${t('product.name')}` },
    { property: 'og:title', content: title },
    ...(description
      ? [
          { name: 'description', content: description },
          { property: 'og:description', content: description },
        ]
      : []),
  ]
}

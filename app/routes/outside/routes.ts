import { route } from '@remix-run/route-config'

const file = (name: string) => `routes/outside/${name}.ts`

/** What other programs read of the public pages. */
export const outsideRoutes = [
  route(':lang?/feed.atom', file('feed-atom')),
  route(':lang?/feed.rss', file('feed-rss')),
  route(':lang?/feed.json', file('feed-json')),
  route(':lang?/maintenance.ics', file('calendar')),
  route('u/:token', file('one-click')),
  route(':lang?/check/reminder.ics', file('reminder')),
  route('badge.svg', file('badge')),
  route('sitemap.xml', file('sitemap')),
  route('robots.txt', file('robots')),
]

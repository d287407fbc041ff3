import type { LoaderFunctionArgs } from '@remix-run/node'
import { nextAnnouncementChange } from '#app/domain/public/announcements/show-announcements.ts'
import { publicThings } from '#app/domain/public/feeds/things.ts'
import { toSitemap } from '#app/domain/public/feeds/to-sitemap.ts'
import { cacheableResponse } from '#app/http/cacheable-response.ts'
import { visitor } from '#app/http/visitor.ts'
import { isOpenPage, openPages } from '#app/routes/public/pages.ts'

/** Every page that anybody may find, in every language. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = visitor()
  const things = await publicThings(ctx)
  const pages = [...openPages.map((path) => ({ path })), ...things.filter(({ path }) => isOpenPage(path))]
  const validUntil = await nextAnnouncementChange(ctx)
  return cacheableResponse(request, toSitemap(pages), { type: 'application/xml', validUntil })
}

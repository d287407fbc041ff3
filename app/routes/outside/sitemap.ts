import type { LoaderFunctionArgs } from '@remix-run/node'
import { nextAnnouncementChange } from '#app/domain/announcements/show.ts'
import { publicThings } from '#app/domain/feeds/things.ts'
import { toSitemap } from '#app/domain/feeds/to-sitemap.ts'
import { sharedAnswer } from '#app/http/shared-answer.ts'
import { visitor } from '#app/http/visitor.ts'
import { isOpenPage, openPages } from '#app/routes/public/pages.ts'

/** Every page that anybody may find, in every language. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = visitor()
  const things = await publicThings(ctx)
  const pages = [...openPages.map((path) => ({ path })), ...things.filter(({ path }) => isOpenPage(path))]
  const validUntil = await nextAnnouncementChange(ctx)
  return sharedAnswer(request, toSitemap(pages), { type: 'application/xml', validUntil })
}

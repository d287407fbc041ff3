import type { LoaderFunctionArgs } from '@remix-run/node'
import { publicThings } from '#app/domain/feeds/things.ts'
import { toSitemap } from '#app/domain/feeds/to-sitemap.ts'
import { sharedAnswer } from '#app/http/shared-answer.ts'
import { visitor } from '#app/http/visitor.ts'
import { isOpenPage, openPages } from '#app/routes/public/pages.ts'

/** Every page that anybody may find, in every language. */
export async function loader({ request }: LoaderFunctionArgs) {
  const things = await publicThings(visitor())
  const pages = [...openPages.map((path) => ({ path })), ...things.filter(({ path }) => isOpenPage(path))]
  return sharedAnswer(request, toSitemap(pages), { type: 'application/xml' })
}

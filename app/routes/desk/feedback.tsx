import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { leastRatings, listRatings, ratingFigures } from '#app/domain/public/feedback/list.ts'
import { requireStaff } from '#app/http/staff.ts'
import { FeedbackListView } from '#app/ui/desk/feedback/feedback-list-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireStaff(request)
  const after = new URL(request.url).searchParams.get('after')
  const [page, figures] = await Promise.all([listRatings(ctx, after), ratingFigures(ctx)])
  return { ...page, figures, least: leastRatings, first: after === null, now: ctx.now }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'desk.feedback')

export default function DeskFeedback() {
  return <FeedbackListView {...useLoaderData<typeof loader>()} />
}

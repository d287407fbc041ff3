import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { mailHtml } from '#emails/layout.ts'
import { samples } from '#emails/samples.ts'
import { smsSegments } from '#app/domain/notifications/sms-segments.ts'
import { requireStaff } from '#app/http/staff.ts'
import { translator } from '#app/i18n/catalogue.ts'
import { languages } from '#app/i18n/language.ts'
import { MessagesView } from '#app/ui/desk/notices/messages-view.tsx'
import { deskTitle } from '#app/ui/desk/title.ts'

const asOf = new Date('2026-05-14T14:00:00+08:00')

/** Every message in every language, mail and SMS side by side, filled with invented facts. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request)
  const wanted = new URL(request.url).searchParams.get('name')
  const shown = samples.find(({ name }) => name === wanted) ?? samples[0]
  return {
    names: samples.map(({ name }) => name),
    name: shown?.name ?? '',
    renderings: languages.flatMap((language) => {
      if (!shown) return []
      const frame = { t: translator(language), language, now: asOf }
      const mail = shown.mail(frame)
      const sms = shown.sms(frame)
      return [
        { language, subject: mail.subject, html: mailHtml(frame, mail), sms, segments: smsSegments(sms) },
      ]
    }),
  }
}

export const meta: MetaFunction = ({ matches }) => deskTitle(matches, 'desk.messages')

export default function Messages() {
  return <MessagesView {...useLoaderData<typeof loader>()} />
}

import type { AnnouncementInput } from '#app/domain/public/announcements/announce.ts'
import { formValues } from '#app/http/forms/fields.ts'
import { translated } from '#app/routes/desk/translated.ts'

/** An announcement as the form sends it; its schema judges it. */
export function announcementOf(form: FormData): Record<keyof AnnouncementInput, unknown> {
  const values = formValues(form)
  return {
    kind: values.text('kind'),
    title: translated(values, 'title'),
    body: translated(values, 'body'),
    components: values.list('components'),
    placements: values.list('placements'),
    startsAt: values.time('startsAt') ?? undefined,
    endsAt: values.time('endsAt'),
    sendAt: values.time('sendAt'),
    pinned: values.text('pinned') === 'yes',
    notify: values.text('notify') === 'yes',
  }
}

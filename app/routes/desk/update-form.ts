import { invalid } from '#app/domain/errors.ts'
import { UpdateInput } from '#app/domain/incidents/draft-update.ts'
import { components } from '#app/domain/incidents/incident.ts'
import { fieldError } from '#app/domain/reports/report.ts'
import { formValues } from '#app/routes/desk/form-values.ts'

/** An update as the editor sends it. Throws `invalid` naming the fields that are wrong. */
export function updateOf(form: FormData): UpdateInput {
  const { text, time } = formValues(form)
  const impact = components.flatMap((name) => {
    const state = text(`component.${name}`)
    return state ? [[name, state] as const] : []
  })
  const parsed = UpdateInput.safeParse({
    status: text('status'),
    body: { 'zh-CN': text('body'), ...(text('bodyEn') ? { en: text('bodyEn') } : {}) },
    components: Object.fromEntries(impact),
    nextUpdateAt: time('nextUpdateAt') ?? undefined,
    notify: text('notify') === 'yes',
    corrects: text('corrects') || undefined,
    displayAt: time('displayAt') ?? undefined,
    sendAt: time('sendAt') ?? undefined,
    ...(text('urgentReason') ? { urgent: { reason: text('urgentReason') } } : {}),
  })
  if (!parsed.success) throw invalid(parsed.error.issues.map(fieldError))
  return parsed.data
}

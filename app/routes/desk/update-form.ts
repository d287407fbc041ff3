import { UpdateInput } from '#app/domain/incidents/incidents/draft-update.ts'
import { components } from '#app/domain/ground/vocabulary/components.ts'
import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import { formValues } from '#app/http/forms/fields.ts'

/** An update as the editor sends it. Throws `invalid` naming the fields that are wrong. */
export function updateOf(form: FormData): UpdateInput {
  const { text, time } = formValues(form)
  const impact = components.flatMap((name) => {
    const state = text(`component.${name}`)
    return state ? [[name, state] as const] : []
  })
  return parseInput(UpdateInput, {
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
}

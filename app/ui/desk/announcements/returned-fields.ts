import type { Translate } from '#app/i18n/catalogue.ts'
import type { Returned } from '#app/http/forms/returned.ts'
import { findings, refusal, type Labels } from '#app/ui/desk/incidents/returned.ts'

const names = (fields: readonly string[]) =>
  Object.fromEntries(
    fields.flatMap((name) => [
      [`${name}.zh-CN`, name],
      [`${name}.en`, `${name}En`],
    ]),
  )

/** What a form needs to stand there again as it was sent, with what has to change. */
export function fieldsOf(
  t: Translate,
  returned: Returned | undefined,
  labels: Labels,
  translated: readonly string[],
  values: Record<string, string> = {},
) {
  const errors = findings(t, returned, labels, names(translated))
  const shown = returned?.values ?? values
  return {
    errors,
    refused: refusal(t, returned),
    value: (name: string) => shown[name] ?? '',
    given: (name: string) => ({
      name,
      defaultValue: shown[name] ?? '',
      error: errors.find(({ field }) => field === name)?.message,
    }),
  }
}

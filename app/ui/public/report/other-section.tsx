import type { TicketKind } from '#app/domain/ground/vocabulary/ticket-words.ts'
import type { Key } from '#app/i18n/catalogue.ts'
import { Checkbox } from '#app/ui/forms/checkbox.tsx'
import { Fieldset } from '#app/ui/forms/fieldset.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { fieldOf, type FormState } from '#app/ui/public/report/report-values.ts'

export type OtherKind = Exclude<TicketKind, 'missing_invoice'>

type Extra = { name: string; label: Key; hint?: Key; long?: boolean }

const where: Extra = { name: 'extra.where', label: 'report.extra.where' }
const about: Extra = { name: 'extra.about', label: 'report.extra.about', hint: 'report.extra.aboutHint' }

/** What each other kind of request asks for, beside its description (R10). */
const extras: Record<OtherKind, Extra[]> = {
  technical_fault: [
    where,
    { name: 'lookup.exactMessage', label: 'report.exactMessage', hint: 'report.exactMessageHint' },
    { name: 'lookup.browser', label: 'report.browser', hint: 'report.browserHint' },
  ],
  feature_suggestion: [{ name: 'extra.problem', label: 'report.extra.problem', long: true }],
  user_experience: [where],
  policy_question: [{ name: 'extra.topic', label: 'report.extra.topic' }],
  complaint: [about, { name: 'extra.wanted', label: 'report.extra.wanted', long: true }],
  praise: [about],
}

export const extrasOf = (kind: OtherKind): Extra[] => extras[kind]

export const asksForResearch = (kind: TicketKind) =>
  kind === 'feature_suggestion' || kind === 'user_experience'

export function OtherSection({ kind, form }: { kind: OtherKind; form: FormState }) {
  const t = useT()
  return (
    <Fieldset id="description">
      <TextArea
        {...fieldOf(form, 'description')}
        label={t(`report.describe.${kind}`)}
        hint={t('report.descriptionHint')}
        heading
        rows={6}
        required
      />
      {extras[kind].map(({ name, label, hint, long }) =>
        long ? (
          <TextArea
            key={name}
            {...fieldOf(form, name)}
            label={t(label)}
            hint={hint ? t(hint) : undefined}
            optional
          />
        ) : (
          <TextInput
            key={name}
            {...fieldOf(form, name)}
            label={t(label)}
            hint={hint ? t(hint) : undefined}
            width="full"
            optional
          />
        ),
      )}
      {asksForResearch(kind) ? (
        <Checkbox
          name="extra.research"
          label={t('report.extra.research')}
          hint={t('report.extra.researchHint')}
          defaultChecked={form.values['extra.research'] === 'yes'}
        />
      ) : null}
    </Fieldset>
  )
}

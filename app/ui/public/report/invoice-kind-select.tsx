import { kindNeeds, type InvoiceKind } from '#app/domain/invoices/reading/kinds.ts'
import { controlClass, controlProps, Field } from '#app/ui/forms/field.tsx'
import { useT } from '#app/ui/language.tsx'

const groups: Record<'digital' | 'electronic' | 'paper' | 'other', InvoiceKind[]> = {
  digital: ['digital_plain', 'digital_special', 'rail', 'air', 'digital_vehicle', 'digital_used_vehicle'],
  electronic: ['plain_e', 'special_e', 'toll'],
  paper: [
    'special_paper',
    'plain_paper',
    'roll',
    'vehicle',
    'used_vehicle',
    'freight',
    'digital_paper_special',
    'digital_paper_plain',
    'digital_paper_vehicle',
    'digital_paper_used_vehicle',
  ],
  other: ['blockchain', 'general_e', 'fiscal'],
}
const groupNames = ['digital', 'electronic', 'paper', 'other'] as const

type InvoiceKindSelectProps = { name: string; defaultValue?: string; error?: string; warning?: string }

/** The kinds of invoice; each option says which fields it needs, and the style sheet shows those. */
export function InvoiceKindSelect({ defaultValue, ...field }: InvoiceKindSelectProps) {
  const t = useT()
  const described = { ...field, hint: t('report.invoiceKindHint') }
  return (
    <Field {...described} optional label={t('report.invoiceKind')}>
      <select className={controlClass(30)} defaultValue={defaultValue ?? ''} {...controlProps(described)}>
        <option value="">{t('field.choose')}</option>
        {groupNames.map((group) => (
          <optgroup key={group} label={t(`invoiceGroup.${group}`)}>
            {groups[group].map((kind) => (
              <KindOption key={kind} kind={kind} />
            ))}
          </optgroup>
        ))}
      </select>
    </Field>
  )
}

function KindOption({ kind }: { kind: InvoiceKind }) {
  const t = useT()
  const needs = kindNeeds[kind]
  return (
    <option
      value={kind}
      data-amount={needs.amount}
      data-code={needs.code ? 'yes' : 'no'}
      data-check-code={needs.checkCodeTail > 0 ? 'yes' : 'no'}
    >
      {t(`invoiceKind.${kind}`)}
    </option>
  )
}

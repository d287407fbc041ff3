import type { Component } from '#app/domain/incidents/incident.ts'
import type { SubscriberKind } from '#app/domain/subscribers/subscriber.ts'
import { endonyms, languages } from '#app/i18n/language.ts'
import { Select } from '#app/ui/forms/select.tsx'
import { RadioRows } from '#app/ui/forms/radio-rows.tsx'
import { useT } from '#app/ui/language.tsx'

const kinds = ['incident', 'maintenance', 'announcement'] as const satisfies readonly SubscriberKind[]
const components = [
  'lookup',
  'verification',
  'data_sync',
  'portal',
  'notifications',
] as const satisfies readonly Component[]

export type Wishes = { components: string[]; kinds: string[]; language: string }
type WishFieldsProps = { wishes: Wishes; errorOf: (name: string) => string | undefined }

/** What somebody wants to hear of, and in which language. */
export function WishFields({ wishes, errorOf }: WishFieldsProps) {
  const t = useT()
  return (
    <>
      <RadioRows
        name="kinds"
        label={t('subscribe.kinds')}
        error={errorOf('kinds')}
        multiple
        defaultValues={wishes.kinds}
        choices={kinds.map((kind) => ({
          value: kind,
          label: t(`subscribe.kind.${kind}`),
          explanation: t(`subscribe.kindText.${kind}`),
        }))}
      />
      <RadioRows
        name="components"
        label={t('subscribe.components')}
        hint={t('subscribe.componentsHint')}
        look="inline"
        multiple
        optional
        defaultValues={wishes.components}
        choices={components.map((name) => ({ value: name, label: t(`component.${name}`) }))}
      />
      <Select
        name="language"
        label={t('subscribe.language')}
        width={12}
        defaultValue={wishes.language}
        choices={languages.map((value) => ({ value, label: endonyms[value], lang: value }))}
      />
    </>
  )
}

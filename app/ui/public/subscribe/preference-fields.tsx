import { components } from '#app/domain/ground/vocabulary/components.ts'
import { subscriberKinds } from '#app/domain/ground/vocabulary/subscriber-words.ts'
import { languageFacts, languages } from '#app/i18n/language.ts'
import { Select } from '#app/ui/forms/select.tsx'
import { RadioRows } from '#app/ui/forms/radio-rows.tsx'
import { useT } from '#app/ui/language.tsx'

export type Preferences = { components: string[]; kinds: string[]; language: string }
type PreferenceFieldsProps = { preferences: Preferences; errorOf: (name: string) => string | undefined }

/** The components, kinds and language that a subscriber chooses. */
export function PreferenceFields({ preferences, errorOf }: PreferenceFieldsProps) {
  const t = useT()
  return (
    <>
      <RadioRows
        name="kinds"
        label={t('subscribe.kinds')}
        error={errorOf('kinds')}
        multiple
        defaultValues={preferences.kinds}
        choices={subscriberKinds.map((kind) => ({
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
        defaultValues={preferences.components}
        choices={components.map((name) => ({ value: name, label: t(`component.${name}`) }))}
      />
      <Select
        name="language"
        label={t('subscribe.language')}
        width={12}
        defaultValue={preferences.language}
        choices={languages.map((value) => ({ value, label: languageFacts[value].endonym, lang: value }))}
      />
    </>
  )
}

import type { AnnouncementKind, Placement } from '#app/domain/announcements/kinds.ts'
import { componentNames } from '#app/ui/desk/incidents/declare-view.tsx'
import { Pair } from '#app/ui/desk/news/form-frame.tsx'
import { Checkbox } from '#app/ui/forms/checkbox.tsx'
import { RadioRows } from '#app/ui/forms/radio-rows.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'

const announcementKinds = [
  'system_update',
  'policy',
  'safety_tip',
  'maintenance',
  'progress',
  'recovery',
] as const satisfies readonly AnnouncementKind[]
const places = ['banner', 'form'] as const satisfies readonly Placement[]

type BulletinFieldsProps = {
  given: (name: string) => { name: string; defaultValue: string; error: string | undefined }
  value: (name: string) => string
  components: string[]
  placements: string[]
  /** Its messages have their time already. */
  isInPost: boolean
}

export function BulletinFields({ given, value, components, placements, isInPost }: BulletinFieldsProps) {
  const t = useT()
  return (
    <>
      <Select
        {...given('kind')}
        label={t('bulletin.kind')}
        width={20}
        choices={announcementKinds.map((kind) => ({ value: kind, label: t(`announcement.kind.${kind}`) }))}
      />
      <TextInput {...given('title')} label={t('bulletin.name')} width="full" maxLength={120} required />
      <TextInput {...given('titleEn')} label={t('bulletin.nameEn')} width="full" maxLength={120} optional />
      <TextArea
        {...given('body')}
        label={t('bulletin.body')}
        hint={t('bulletin.bodyHint')}
        rows={8}
        lang="zh-CN"
        required
      />
      <TextArea
        {...given('bodyEn')}
        label={t('bulletin.bodyEn')}
        hint={t('declare.enHint')}
        rows={6}
        lang="en"
        optional
      />
      <RadioRows
        name="components"
        label={t('bulletin.components')}
        look="inline"
        multiple
        optional
        defaultValues={components}
        choices={componentNames.map((name) => ({ value: name, label: t(`component.${name}`) }))}
      />
      <RadioRows
        name="placements"
        label={t('bulletin.placements')}
        look="inline"
        multiple
        optional
        defaultValues={placements}
        choices={places.map((place) => ({ value: place, label: t(`bulletin.placement.${place}`) }))}
      />
      <Pair>
        <TextInput
          {...given('startsAt')}
          type="datetime-local"
          label={t('bulletin.startsAt')}
          hint={t('bulletin.startsHint')}
          width={20}
          optional
        />
        <TextInput
          {...given('endsAt')}
          type="datetime-local"
          label={t('bulletin.endsAt')}
          hint={t('bulletin.endsHint')}
          width={20}
          optional
        />
      </Pair>
      <Checkbox name="pinned" label={t('bulletin.pinned')} defaultChecked={value('pinned') === 'yes'} />
      <Checkbox name="notify" label={t('bulletin.notify')} defaultChecked={value('notify') === 'yes'} />
      <TextInput
        {...given('sendAt')}
        type="datetime-local"
        label={t('bulletin.sendAt')}
        hint={t(isInPost ? 'bulletin.sendAtKept' : 'bulletin.sendAtHint')}
        readOnly={isInPost}
        width={20}
        optional
      />
    </>
  )
}

import {
  announcementKinds,
  placements as allPlacements,
} from '#app/domain/ground/vocabulary/announcement-words.ts'
import { components as componentNames } from '#app/domain/ground/vocabulary/components.ts'
import { Pair } from '#app/ui/desk/announcements/form-frame.tsx'
import { Checkbox } from '#app/ui/forms/checkbox.tsx'
import { RadioRows } from '#app/ui/forms/radio-rows.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'

export const announcementLabels = {
  kind: 'deskAnnouncement.kind',
  title: 'deskAnnouncement.name',
  titleEn: 'deskAnnouncement.nameEn',
  body: 'deskAnnouncement.body',
  bodyEn: 'deskAnnouncement.bodyEn',
  components: 'deskAnnouncement.components',
  placements: 'deskAnnouncement.placements',
  startsAt: 'deskAnnouncement.startsAt',
  endsAt: 'deskAnnouncement.endsAt',
  sendAt: 'deskAnnouncement.sendAt',
} as const

type AnnouncementFieldsProps = {
  given: (name: string) => { name: string; defaultValue: string; error: string | undefined }
  value: (name: string) => string
  components: string[]
  placements: string[]
  /** Its messages have their time already. */
  isInPost: boolean
}

export function AnnouncementFields({
  given,
  value,
  components,
  placements,
  isInPost,
}: AnnouncementFieldsProps) {
  const t = useT()
  return (
    <>
      <Select
        {...given('kind')}
        label={t('deskAnnouncement.kind')}
        width={20}
        choices={announcementKinds.map((kind) => ({ value: kind, label: t(`announcement.kind.${kind}`) }))}
      />
      <TextInput
        {...given('title')}
        label={t('deskAnnouncement.name')}
        width="full"
        maxLength={120}
        required
      />
      <TextInput
        {...given('titleEn')}
        label={t('deskAnnouncement.nameEn')}
        width="full"
        maxLength={120}
        optional
      />
      <TextArea
        {...given('body')}
        label={t('deskAnnouncement.body')}
        hint={t('deskAnnouncement.bodyHint')}
        rows={8}
        lang="zh-CN"
        required
      />
      <TextArea
        {...given('bodyEn')}
        label={t('deskAnnouncement.bodyEn')}
        hint={t('declare.enHint')}
        rows={6}
        lang="en"
        optional
      />
      <RadioRows
        name="components"
        label={t('deskAnnouncement.components')}
        look="inline"
        multiple
        optional
        defaultValues={components}
        choices={componentNames.map((name) => ({ value: name, label: t(`component.${name}`) }))}
      />
      <RadioRows
        name="placements"
        label={t('deskAnnouncement.placements')}
        look="inline"
        multiple
        optional
        defaultValues={placements}
        choices={allPlacements.map((place) => ({
          value: place,
          label: t(`deskAnnouncement.placement.${place}`),
        }))}
      />
      <Pair>
        <TextInput
          {...given('startsAt')}
          type="datetime-local"
          label={t('deskAnnouncement.startsAt')}
          hint={t('deskAnnouncement.startsHint')}
          width={20}
          optional
        />
        <TextInput
          {...given('endsAt')}
          type="datetime-local"
          label={t('deskAnnouncement.endsAt')}
          hint={t('deskAnnouncement.endsHint')}
          width={20}
          optional
        />
      </Pair>
      <Checkbox
        name="pinned"
        label={t('deskAnnouncement.pinned')}
        defaultChecked={value('pinned') === 'yes'}
      />
      <Checkbox
        name="notify"
        label={t('deskAnnouncement.notify')}
        defaultChecked={value('notify') === 'yes'}
      />
      <TextInput
        {...given('sendAt')}
        type="datetime-local"
        label={t('deskAnnouncement.sendAt')}
        hint={t(isInPost ? 'deskAnnouncement.sendAtKept' : 'deskAnnouncement.sendAtHint')}
        readOnly={isInPost}
        width={20}
        optional
      />
    </>
  )
}

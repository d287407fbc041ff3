import { useNavigation } from '@remix-run/react'
import { Button } from '#app/ui/actions/button.tsx'
import { DeskPage } from '#app/ui/desk/desk-page.tsx'
import { components as componentNames } from '#app/domain/ground/vocabulary/components.ts'
import { FormFrame, Pair } from '#app/ui/desk/announcements/form-frame.tsx'
import type { Returned } from '#app/http/forms/returned.ts'
import { fieldsOf } from '#app/ui/desk/announcements/returned-fields.ts'
import { Checkbox } from '#app/ui/forms/checkbox.tsx'
import { RadioRows } from '#app/ui/forms/radio-rows.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'

const defaults = { verifyMinutes: '30', noticeMinutes: '1440', notify: 'yes' }

const labels = {
  title: 'plan.name',
  titleEn: 'plan.nameEn',
  body: 'plan.body',
  bodyEn: 'plan.bodyEn',
  components: 'plan.components',
  startsAt: 'plan.startsAt',
  endsAt: 'plan.endsAt',
  verifyMinutes: 'plan.verify',
  noticeMinutes: 'plan.notice',
} as const

export function PlanView({ returned }: { returned: Returned | undefined }) {
  const t = useT()
  const busy = useNavigation().state === 'submitting'
  const { errors, refused, given, value } = fieldsOf(t, returned, labels, ['title', 'body'], defaults)
  return (
    <DeskPage title={t('plan.title')} lead={t('plan.lead')} narrow>
      <FormFrame errors={errors} refused={refused}>
        <TextInput {...given('title')} label={t('plan.name')} width="full" maxLength={120} required />
        <TextInput {...given('titleEn')} label={t('plan.nameEn')} width="full" maxLength={120} optional />
        <Pair>
          <TextArea
            {...given('body')}
            label={t('plan.body')}
            hint={t('plan.bodyHint')}
            rows={5}
            lang="zh-CN"
            required
          />
          <TextArea
            {...given('bodyEn')}
            label={t('plan.bodyEn')}
            hint={t('declare.enHint')}
            rows={5}
            lang="en"
            optional
          />
        </Pair>
        <RadioRows
          name="components"
          label={t('plan.components')}
          hint={t('plan.componentsHint')}
          look="inline"
          multiple
          defaultValues={returned?.lists.components ?? []}
          choices={componentNames.map((name) => ({ value: name, label: t(`component.${name}`) }))}
        />
        <Pair>
          <TextInput
            {...given('startsAt')}
            type="datetime-local"
            label={t('plan.startsAt')}
            hint={t('plan.timesHint')}
            width={20}
            required
          />
          <TextInput
            {...given('endsAt')}
            type="datetime-local"
            label={t('plan.endsAt')}
            hint={t('plan.timesHint')}
            width={20}
            required
          />
        </Pair>
        <Pair>
          <TextInput
            {...given('verifyMinutes')}
            label={t('plan.verify')}
            hint={t('plan.verifyHint')}
            inputMode="numeric"
            width={6}
          />
          <TextInput
            {...given('noticeMinutes')}
            label={t('plan.notice')}
            hint={t('plan.noticeHint')}
            inputMode="numeric"
            width={6}
          />
        </Pair>
        <Checkbox
          name="notify"
          label={t('plan.notify')}
          hint={t('plan.notifyHint')}
          defaultChecked={value('notify') === 'yes'}
        />
        <Button icon="calendar" disabled={busy}>
          {t('plan.submit')}
        </Button>
      </FormFrame>
    </DeskPage>
  )
}

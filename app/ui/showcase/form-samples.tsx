import { Checkbox } from '#app/ui/forms/checkbox.tsx'
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { Fieldset } from '#app/ui/forms/fieldset.tsx'
import { FileInput } from '#app/ui/forms/file-input.tsx'
import { RadioRows } from '#app/ui/forms/radio-rows.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { Typed } from '#app/ui/forms/typed-values.tsx'
import { useT } from '#app/ui/language.tsx'
import { Sample, Samples } from '#app/ui/showcase/sample.tsx'

const number = '26112000000123456789'

export function FormSamples() {
  const t = useT()
  const long = t('privacy.lead')
  const kinds = (['company', 'consumer', 'bookkeeping_agency'] as const).map((value) => ({
    value,
    label: t(`reporterType.${value}`),
  }))
  const wrong = [
    { field: 'number', message: t('field.required') },
    { field: 'mail-wrong', message: t('field.email') },
    { field: '', message: t('refusal.form.files') },
  ]
  const symptoms = [
    { value: 'a', label: t('symptom.not_found'), explanation: t('symptom.not_found.text') },
    { value: 'b', label: t('symptom.mismatch'), explanation: t('symptom.mismatch.text') },
    { value: 'c', label: long, explanation: long },
  ]
  return (
    <Samples title="app/ui/forms">
      <Sample name="ErrorSummary" whole>
        <ErrorSummary errors={wrong} />
      </Sample>
      <Sample name="ErrorSummary warning" whole>
        <ErrorSummary errors={wrong.slice(0, 1)} warning />
      </Sample>
      <Sample name="TextInput: empty">
        <TextInput name="number" label={t('report.number')} hint={t('report.numberHint')} width={20} mono />
      </Sample>
      <Sample name="TextInput: error">
        <TextInput
          name="mail-wrong"
          label={t('signIn.email')}
          error={t('field.email')}
          defaultValue="name@"
          optional
        />
      </Sample>
      <Sample name="TextInput: warning">
        <TextInput
          name="number-odd"
          label={t('report.number')}
          warning={t('report.numberHint')}
          defaultValue={number}
          width={20}
          mono
        />
      </Sample>
      <Sample name="TextInput: disabled, read-only">
        <TextInput name="number-off" label={t('report.number')} defaultValue={number} width={20} disabled />
        <TextInput name="number-kept" label={t('report.number')} defaultValue={number} width={20} readOnly />
      </Sample>
      <Sample name="TextInput: long">
        <TextInput
          name="long"
          label={long}
          hint={long}
          error={long}
          defaultValue={long}
          width="full"
          optional
        />
      </Sample>
      <Sample name="TextInput: typed before">
        <Typed typed={{ values: { typed: '8888' }, errors: { typed: t('field.type') } }}>
          <TextInput name="typed" label={t('report.code')} hint={t('report.codeHint')} width={12} mono />
        </Typed>
      </Sample>
      <Sample name="TextInput: date">
        <TextInput
          name="day"
          type="date"
          label={t('report.issuedOn')}
          hint={t('report.issuedOnHint')}
          width={12}
        />
      </Sample>
      <Sample name="Select: empty, error, disabled">
        <Select name="kind" label={t('report.reporterType')} choices={kinds} blank />
        <Select
          name="kind-wrong"
          label={t('report.reporterType')}
          choices={kinds}
          blank
          error={t('field.choice')}
        />
        <Select name="kind-off" label={t('report.reporterType')} choices={kinds} disabled />
      </Sample>
      <Sample name="TextArea: empty, error, long">
        <TextArea name="words" label={t('report.description')} hint={t('report.descriptionHint')} rows={3} />
        <TextArea name="words-wrong" label={t('report.description')} error={t('field.required')} rows={2} />
        <TextArea
          name="words-long"
          label={t('report.description')}
          defaultValue={`${long}\n\n${long}`}
          rows={4}
        />
      </Sample>
      <Sample name="FileInput: empty, error, disabled">
        <FileInput name="files" label={t('report.files')} hint={t('report.filesHint')} multiple optional />
        <FileInput name="files-wrong" label={t('report.files')} error={t('refusal.file.size')} />
        <FileInput name="files-off" label={t('report.files')} disabled />
      </Sample>
      <Sample name="Checkbox: unticked, ticked, error, long, disabled">
        <Checkbox name="agree" label={t('report.consent')} hint={t('report.contactHint')} />
        <Checkbox name="agreed" label={t('report.consent')} defaultChecked />
        <Checkbox name="agree-wrong" label={t('report.consent')} error={t('field.consent')} />
        <Checkbox name="agree-long" label={long} hint={long} />
        <Checkbox name="agree-off" label={t('report.consent')} disabled />
      </Sample>
      <Sample name="RadioRows: rows">
        <RadioRows
          name="symptom"
          label={t('report.section.lookup')}
          hint={t('report.contactHint')}
          choices={symptoms}
          defaultValue="b"
        />
      </Sample>
      <Sample name="RadioRows: error, several">
        <RadioRows
          name="symptoms"
          label={t('report.section.lookup')}
          choices={symptoms.slice(0, 2)}
          error={t('field.choice')}
          multiple
          optional
        />
      </Sample>
      <Sample name="RadioRows: inline">
        <RadioRows
          name="type"
          label={t('report.reporterType')}
          look="inline"
          choices={kinds}
          defaultValue="consumer"
        />
      </Sample>
      <Sample name="Fieldset: with something beside it" whole>
        <Fieldset title={t('report.section.contact')} hint={t('report.contactHint')} aside={<p>{long}</p>}>
          <TextInput name="aside" label={t('signIn.email')} optional />
        </Fieldset>
      </Sample>
    </Samples>
  )
}

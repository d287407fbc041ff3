import type { MaskedContact } from '#app/domain/desk/tickets/show-ticket.ts'
import { Checkbox } from '#app/ui/forms/checkbox.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'

/** Each empty, as what is there is shown masked: an empty field leaves it. */
export function ContactFields({ contact }: { contact: MaskedContact }) {
  const t = useT()
  const kept = (value: string | null) => (value ? t('correct.kept', { value }) : undefined)
  return (
    <>
      <TextInput
        name="name"
        id="correct-name"
        label={t('contact.name')}
        width="full"
        hint={kept(contact.name)}
      />
      <TextInput
        name="mobile"
        id="correct-mobile"
        label={t('contact.mobile')}
        width="full"
        inputMode="tel"
        hint={kept(contact.mobile)}
      />
      <TextInput
        name="email"
        id="correct-email"
        label={t('contact.email')}
        width="full"
        inputMode="email"
        hint={kept(contact.email)}
      />
      {contact.mobile && contact.email ? (
        <>
          <Checkbox name="removeMobile" label={t('correct.noMobile')} />
          <Checkbox name="removeEmail" label={t('correct.noEmail')} />
        </>
      ) : null}
      <Checkbox name="tell" label={t('correct.tell')} defaultChecked />
    </>
  )
}

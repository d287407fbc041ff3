import type { SendingFacts } from '#app/domain/messages/templates/providers.ts'
import { useT } from '#app/ui/language.tsx'
import { Notice } from '#app/ui/state/notice.tsx'

/** Said where a provider sends approved templates only: words of one's own do not reach it. */
export function ApprovedOnly({ facts: { approved } }: { facts: SendingFacts }) {
  const t = useT()
  if (approved.length === 0) return null
  const providers = approved.map((vendor) => t(`provider.sms-${vendor}`)).join(t('templates.and'))
  return (
    <Notice tone="watch">
      <p>{t('templates.approved', { providers })}</p>
    </Notice>
  )
}

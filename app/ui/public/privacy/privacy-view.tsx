import { useT } from '#app/ui/language.tsx'
import { Page, PageHead, Section } from '#app/ui/page/page.tsx'

const parts = ['what', 'why', 'how', 'keep', 'rights'] as const

export function PrivacyView() {
  const t = useT()
  return (
    <Page narrow>
      <PageHead title={t('privacy.title')} lead={t('privacy.lead')} />
      {parts.map((part) => (
        <Section key={part} title={t(`privacy.${part}`)}>
          <p>{t(`privacy.${part}Text`)}</p>
        </Section>
      ))}
    </Page>
  )
}

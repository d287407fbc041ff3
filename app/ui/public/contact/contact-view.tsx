import { LinkButton } from '#app/ui/actions/button.tsx'
import { useT } from '#app/ui/language.tsx'
import { Page, PageHead, Panel, Section } from '#app/ui/page/page.tsx'
import { usePublicHref } from '#app/ui/page/public-link.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import styles from '#app/ui/public/contact/contact.module.css'

export type ContactDetails = { hotline: string; hours: { from: string; to: string }; platform: string }

const ready = [
  'contact.ready1',
  'contact.ready2',
  'contact.ready3',
  'contact.ready4',
  'contact.ready5',
] as const

export function ContactView({ hotline, hours, platform }: ContactDetails) {
  const t = useT()
  const href = usePublicHref()
  return (
    <Page>
      <PageHead title={t('contact.title')} lead={t('contact.lead')} />
      <div className={styles.cards}>
        <Panel>
          <h2>{t('contact.desk')}</h2>
          <p>{t('contact.deskText', hours)}</p>
          <h3>{t('contact.outside')}</h3>
          <p>{t('contact.outsideText')}</p>
          <div>
            <LinkButton href={href('/report')}>{t('contact.toReport')}</LinkButton>
          </div>
        </Panel>
        <Panel>
          <h2>{t('contact.hotline')}</h2>
          <a href={`tel:${hotline}`} className={styles.phone}>
            {hotline}
          </a>
          <p>{t('contact.hotlineText')}</p>
        </Panel>
      </div>
      <Section title={t('contact.ready')}>
        <ul>
          {ready.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('contact.channels')}>
        <p>
          {t('contact.platform')} <a href={platform}>{platform.replace('https://', '')}</a>
        </p>
        <Notice tone="watch" icon="alert" title={t('contact.warning')}>
          <p>{t('contact.warningText')}</p>
        </Notice>
      </Section>
    </Page>
  )
}

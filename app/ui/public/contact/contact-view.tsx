import { LinkButton } from '#app/ui/actions/button.tsx'
import { useT } from '#app/ui/language.tsx'
import { Mixed } from '#app/ui/mixed.tsx'
import { Page, PageHead, Panel, Section } from '#app/ui/page/page.tsx'
import { PublicLink, usePublicHref } from '#app/ui/page/public-link.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import styles from '#app/ui/public/contact/contact.module.css'

export type ContactDetails = {
  hotline: string
  site: string
  platform: string
  operator: string | null
  phone: string | null
  email: string | null
  hours: { from: string; to: string } | null
  channels: { name: string; at: string }[]
}

const ready = [
  'contact.ready1',
  'contact.ready2',
  'contact.ready3',
  'contact.ready4',
  'contact.ready5',
] as const

/** Numbers and hours, what to do outside them, the official channels and a warning, what to have ready. */
export function ContactView(details: ContactDetails) {
  const t = useT()
  const { hotline } = details
  return (
    <Page>
      <PageHead title={t('contact.title')} lead={t('contact.lead')} />
      <div className={styles.cards}>
        <Desk {...details} />
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
      <Channels {...details} />
    </Page>
  )
}

function Desk({ operator, phone, email, hours }: ContactDetails) {
  const t = useT()
  const href = usePublicHref()
  return (
    <Panel>
      <h2>{t('contact.desk')}</h2>
      {operator ? (
        <p>
          <Mixed text={t('footer.operator', { operator })} />
        </p>
      ) : null}
      {phone ? (
        <a href={`tel:${phone.replaceAll(' ', '')}`} className={styles.phone}>
          {phone}
        </a>
      ) : null}
      {email ? (
        <p>
          {t('contact.deskEmail')} <a href={`mailto:${email}`}>{email}</a>
        </p>
      ) : null}
      <p>{hours ? t('contact.deskText', hours) : t('contact.deskNoHours')}</p>
      <h3>{t('contact.outside')}</h3>
      <p>{t('contact.outsideText')}</p>
      <div>
        <LinkButton href={href('/report')}>{t('contact.toReport')}</LinkButton>
      </div>
    </Panel>
  )
}

function Channels({ site, platform, channels }: ContactDetails) {
  const t = useT()
  return (
    <Section title={t('contact.channels')}>
      <ul className={styles.channels}>
        <li>
          {t('contact.site')} <PublicLink to="/">{site}</PublicLink>
        </li>
        <li>
          {t('contact.platform')} <a href={platform}>{platform.replace('https://', '')}</a>
        </li>
        {channels.length > 0 ? (
          <li>
            {t('contact.account')}
            <ul>
              {channels.map(({ name, at }) => (
                <li key={`${name} ${at}`}>
                  <Mixed text={name} />
                  {t('list.colon')}
                  {at.startsWith('https://') ? <a href={at}>{at}</a> : <Mixed text={at} />}
                </li>
              ))}
            </ul>
          </li>
        ) : null}
      </ul>
      <Notice tone="watch" icon="alert" title={t('contact.warning')}>
        <p>{t('contact.warningText')}</p>
        <p>{t('contact.only')}</p>
      </Notice>
    </Section>
  )
}

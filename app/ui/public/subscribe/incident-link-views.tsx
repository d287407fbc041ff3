import { Button, LinkButton } from '#app/ui/actions/button.tsx'
import { Facts } from '#app/ui/data/facts.tsx'
import { useT } from '#app/ui/language.tsx'
import { Page, PageHead } from '#app/ui/page/page.tsx'
import { PublicLink, usePublicHref } from '#app/ui/page/public-link.tsx'
import { useTextLang, type TranslatedText } from '#app/ui/public/translated-text.tsx'
import { Notice } from '#app/ui/state/notice.tsx'

/** `isCovered`: a subscription to news of all kinds tells of it anyway. */
export type LinkedIncident = { number: string; title: TranslatedText; isOver: boolean; isCovered: boolean }

type Linked = {
  action: string
  incident: LinkedIncident
  channel: string
  /** The address of the page where it is ended, to be kept. */
  manageAt: string
}

/** What the link of a question about one incident leads to: opening it changes nothing, only the button does. */
export function IncidentLinkView(props: Linked & { isDone: boolean; refused: string | null }) {
  const { action, incident, isDone, refused } = props
  const t = useT()
  const href = usePublicHref()
  if (incident.isOver) return <Over incident={incident} lead={t('subscribe.refused.over')} />
  if (isDone) return <Told {...props} title={t('subscribe.incident.confirmed')} />
  if (incident.isCovered) {
    return (
      <Page narrow>
        <PageHead title={t('subscribe.incident.told')} lead={t('subscribe.incident.toldLead')} />
        <About incident={incident} />
        <Ways incident={incident} />
      </Page>
    )
  }
  return (
    <Page narrow>
      <PageHead title={t('subscribe.confirm')} lead={t('subscribe.incident.confirmLead')} />
      {refused ? (
        <div role="alert">
          <Notice tone="down">
            <p>{refused}</p>
          </Notice>
        </div>
      ) : null}
      <About incident={incident} />
      <form method="post" action={href(action)}>
        <Button icon="check">{t('subscribe.confirmSubmit')}</Button>
      </form>
    </Page>
  )
}

/** The end of a subscription to one incident; a GET only asks, as mail programs open links, too. */
export function IncidentEndView(props: Linked & { isListening: boolean; again: boolean }) {
  const { action, incident, isListening, again } = props
  const t = useT()
  const href = usePublicHref()
  if (incident.isOver) return <Over incident={incident} lead={t('subscribe.incident.endedOver')} />
  if (again) return <Told {...props} title={t('subscribe.back')} />
  if (isListening) {
    return (
      <Page narrow>
        <PageHead title={t('subscribe.incident.end')} lead={t('subscribe.incident.endLead')} />
        <About incident={incident} />
        <form method="post" action={href(action)}>
          <Button>{t('subscribe.endSubmit')}</Button>
        </form>
        <p>
          <PublicLink data-alone to="/subscribe/manage">
            {t('subscribe.manage')}
          </PublicLink>
        </p>
      </Page>
    )
  }
  const { isCovered } = incident
  return (
    <Page narrow>
      <PageHead
        title={t('subscribe.incident.ended')}
        lead={t(isCovered ? 'subscribe.incident.endedCovered' : 'subscribe.incident.endedLead')}
      />
      <About incident={incident} />
      <form method="post" action={href(action)}>
        <input type="hidden" name="again" value="yes" />
        <Button look="secondary" icon="undo">
          {t('subscribe.undo')}
        </Button>
      </form>
      {isCovered ? (
        <p>
          <PublicLink data-alone to="/subscribe/manage">
            {t('subscribe.manage')}
          </PublicLink>
        </p>
      ) : null}
    </Page>
  )
}

function Told({ incident, channel, manageAt, title }: Linked & { title: string }) {
  const t = useT()
  const lead =
    channel === 'sms'
      ? t('subscribe.incident.confirmedSms', { place: manageAt })
      : t('subscribe.incident.confirmedMail')
  return (
    <Page narrow>
      <PageHead title={title} lead={lead} />
      <About incident={incident} />
      <Ways incident={incident} />
    </Page>
  )
}

function Over({ incident, lead }: { incident: LinkedIncident; lead: string }) {
  const t = useT()
  const href = usePublicHref()
  return (
    <Page narrow>
      <PageHead title={t('subscribe.incident.over')} lead={lead} />
      <About incident={incident} />
      <div data-links>
        <PublicLink to={`/incidents/${incident.number}`}>{t('subscribe.incident.page')}</PublicLink>
        <PublicLink to="/history">{t('subscribe.incident.history')}</PublicLink>
      </div>
      <div>
        <LinkButton look="secondary" href={href('/subscribe')}>
          {t('subscribe.incident.other')}
        </LinkButton>
      </div>
    </Page>
  )
}

function About({ incident }: { incident: LinkedIncident }) {
  const t = useT()
  const lang = useTextLang(incident.title)
  const title = <span lang={lang}>{incident.title.text}</span>
  return <Facts facts={[{ label: t('subscribe.incident.about'), value: title }]} />
}

function Ways({ incident }: { incident: LinkedIncident }) {
  const t = useT()
  return (
    <div data-links>
      <PublicLink to={`/incidents/${incident.number}`}>{t('subscribe.incident.page')}</PublicLink>
      <PublicLink to="/subscribe/manage">{t('subscribe.manageLink')}</PublicLink>
    </div>
  )
}

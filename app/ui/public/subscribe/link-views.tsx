import { Button, LinkButton } from '#app/ui/actions/button.tsx'
import { Facts } from '#app/ui/data/facts.tsx'
import { useT } from '#app/ui/language.tsx'
import { Page, PageHead } from '#app/ui/page/page.tsx'
import { PublicLink, usePublicHref } from '#app/ui/page/public-link.tsx'
import { confirmedWords, endWords } from '#app/ui/public/subscribe/channel-words.ts'
import { Notice } from '#app/ui/state/notice.tsx'

export type PreferenceWords = { kinds: string[]; components: string[] }
type ConfirmViewProps = { action: string; wished: PreferenceWords; refused: string | null }

/** Asks the reader to confirm: opening the link changes nothing, only the button does. */
export function ConfirmView({ action, wished, refused }: ConfirmViewProps) {
  const t = useT()
  const href = usePublicHref()
  return (
    <Page narrow>
      <PageHead title={t('subscribe.confirm')} lead={t('subscribe.confirmLead')} />
      {refused ? (
        <div role="alert">
          <Notice tone="down">
            <p>{refused}</p>
          </Notice>
        </div>
      ) : null}
      <WishFacts {...wished} />
      <form method="post" action={href(action)}>
        <Button icon="check">{t('subscribe.confirmSubmit')}</Button>
      </form>
    </Page>
  )
}

/** `manageAt`: the address of the page where it is changed and ended, to be kept. */
type Listening = { channel: string; manageAt: string }

export function ConfirmedView({ wished, channel, manageAt }: { wished: PreferenceWords } & Listening) {
  const t = useT()
  const href = usePublicHref()
  return (
    <Page narrow>
      <PageHead title={t('subscribe.confirmed')} lead={t(confirmedWords(channel), { place: manageAt })} />
      <WishFacts {...wished} />
      <p>
        <PublicLink data-alone to="/subscribe/manage">
          {t('subscribe.manageLink')}
        </PublicLink>
      </p>
      <div>
        <LinkButton look="secondary" href={href('/')}>
          {t('receipt.home')}
        </LinkButton>
      </div>
    </Page>
  )
}

function WishFacts({ kinds, components }: PreferenceWords) {
  const t = useT()
  return (
    <Facts
      facts={[
        { label: t('subscribe.kinds'), value: kinds.join(t('list.comma')) },
        { label: t('subscribe.components'), value: components.join(t('list.comma')) },
      ]}
    />
  )
}

type UnsubscribeViewProps = { action: string; channel: string }

/** A GET only asks: mail programs open links, too. */
export function UnsubscribeView({ action, channel }: UnsubscribeViewProps) {
  const t = useT()
  const href = usePublicHref()
  return (
    <Page narrow>
      <PageHead title={t('subscribe.end')} lead={t(endWords(channel))} />
      <form method="post" action={href(action)}>
        <Button>{t('subscribe.endSubmit')}</Button>
      </form>
      <p>
        <PublicLink data-alone to="/subscribe/manage">
          {t('subscribe.endLess')}
        </PublicLink>
      </p>
    </Page>
  )
}

export function UnsubscribedView({ action }: { action: string }) {
  const t = useT()
  const href = usePublicHref()
  return (
    <Page narrow>
      <PageHead title={t('subscribe.ended')} lead={t('subscribe.endedLead')} />
      <form method="post" action={href(action)}>
        <input type="hidden" name="again" value="yes" />
        <Button look="secondary" icon="undo">
          {t('subscribe.undo')}
        </Button>
      </form>
    </Page>
  )
}

export function ListeningAgainView({ channel, manageAt }: Listening) {
  const t = useT()
  return (
    <Page narrow>
      <PageHead title={t('subscribe.back')} lead={t(confirmedWords(channel), { place: manageAt })} />
    </Page>
  )
}

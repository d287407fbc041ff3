import type { Key } from '#app/i18n/catalogue.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Busy } from '#app/ui/forms/busy.tsx'
import { ErrorSummary, type FieldError } from '#app/ui/forms/error-summary.tsx'
import { RadioRows } from '#app/ui/forms/radio-rows.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { Page, PageHead, Section } from '#app/ui/page/page.tsx'
import { PublicLink, usePublicHref } from '#app/ui/page/public-link.tsx'
import { ConsentField, type AskedConsent } from '#app/ui/public/consent/consent-field.tsx'
import {
  askedWords,
  channelsFor,
  channelWords,
  subscriberChannels,
  type Audience,
} from '#app/ui/public/subscribe/channel-words.ts'
import { PreferenceFields, type Preferences } from '#app/ui/public/subscribe/preference-fields.tsx'
import layout from '#app/ui/page/page.module.css'

export type AskValues = Preferences & { channel: string; address: string; secret: string; consent: boolean }

export const errorsBy = (errors: FieldError[]) => (name: string) =>
  errors.find(({ field }) => field === name)?.message

type SubscribeViewProps = {
  audience: Audience
  values: AskValues
  errors: FieldError[]
  privacy: AskedConsent
  /** Makes a double click one request. */
  formKey: string
}

/**
 * How to hear of things: on a channel of one's own after a confirmation, or by feeds without any. Groups and programs
 * have a form of their own, so that nobody else need understand what they ask for.
 */
export function SubscribeView({ audience, values, errors, privacy, formKey }: SubscribeViewProps) {
  const t = useT()
  const href = usePublicHref()
  const errorOf = errorsBy(errors)
  const words = formWords[audience]
  return (
    <Page narrow>
      <PageHead title={t('subscribe.title')} lead={t('subscribe.lead')} />
      <ErrorSummary errors={errors} />
      <form id="subscribe-form" method="post" action={href('/subscribe')} noValidate className={layout.form}>
        <input type="hidden" name="formKey" value={formKey} />
        <ChannelField chosen={values.channel} choices={channelsFor(audience)} error={errorOf('channel')} />
        <TextInput
          name="address"
          label={t(words.address)}
          hint={t(words.addressHint)}
          error={errorOf('address')}
          defaultValue={values.address}
          autoComplete={audience === 'people' ? 'email' : 'off'}
          width={30}
          required
        />
        {audience === 'groups' && (
          <TextInput
            name="secret"
            label={t('subscribe.secret')}
            hint={t('subscribe.secretHint')}
            error={errorOf('secret')}
            defaultValue={values.secret}
            autoComplete="off"
            width={30}
            optional
          />
        )}
        <PreferenceFields preferences={values} errorOf={errorOf} />
        <ConsentField
          label={t('subscribe.consent')}
          privacy={privacy}
          error={errorOf('consent')}
          checked={values.consent}
        />
        <Button>{t('subscribe.submit')}</Button>
        <Busy />
      </form>
      <p>
        <PublicLink data-alone to="/subscribe/manage">
          {t('subscribe.manageLink')}
        </PublicLink>
      </p>
      <p>
        <PublicLink data-alone to={words.other.to}>
          {t(words.other.label)}
        </PublicLink>
      </p>
      <Section title={t('subscribe.programs')}>
        <p>{t('subscribe.programsText')}</p>
        <ul>
          {(['/feed.atom', '/feed.rss', '/feed.json', '/maintenance.ics'] as const).map((path) => (
            <li key={path}>
              <a data-alone href={href(path).split('?')[0]}>
                {t(`subscribe.program.${path}`)}
              </a>
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}

const formWords = {
  people: {
    address: 'subscribe.address',
    addressHint: 'subscribe.addressHint',
    other: { to: '/subscribe?for=groups', label: 'subscribe.forGroups' },
  },
  groups: {
    address: 'subscribe.groupAddress',
    addressHint: 'subscribe.groupAddressHint',
    other: { to: '/subscribe', label: 'subscribe.forPeople' },
  },
} as const satisfies Record<Audience, { address: Key; addressHint: Key; other: { to: string; label: Key } }>

type ChannelFieldProps = {
  chosen: string
  choices?: ReturnType<typeof channelsFor>
  error: string | undefined
}

export function ChannelField({ chosen, choices = subscriberChannels, error }: ChannelFieldProps) {
  const t = useT()
  return (
    <RadioRows
      name="channel"
      label={t('subscribe.channel')}
      error={error}
      look="inline"
      defaultValue={chosen}
      choices={choices.map((value) => ({ value, label: t(channelWords(value)) }))}
    />
  )
}

/** The same answer for every address, so that it does not tell whether one is subscribed. */
export function AskedView({ channel, again }: { channel: string; again: string }) {
  const t = useT()
  return (
    <Page narrow>
      <PageHead title={t('subscribe.asked')} lead={t(askedWords(channel))} />
      <p>{t('subscribe.askedHint')}</p>
      <p>
        <PublicLink data-alone to={again}>
          {t('subscribe.again')}
        </PublicLink>
      </p>
    </Page>
  )
}

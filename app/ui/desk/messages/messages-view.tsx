import { Link } from '@remix-run/react'
import type { DeclaredName } from '#app/domain/ground/vocabulary/messages.ts'
import type { MessageGroup } from '#app/domain/messages/declarations/declare.ts'
import type { SendingFacts } from '#app/domain/messages/templates/providers.ts'
import type { TestState } from '#app/domain/messages/templates/send-test.ts'
import type { TemplateView } from '#app/domain/messages/templates/show-template.ts'
import { languageFacts, languages } from '#app/i18n/language.ts'
import { Tabs } from '#app/ui/actions/tabs.tsx'
import { DeskPage, DeskPanel } from '#app/ui/desk/desk-page.tsx'
import type { Returned } from '#app/http/forms/returned.ts'
import { ApprovedOnly } from '#app/ui/desk/messages/approved-only.tsx'
import { PreviewPane } from '#app/ui/desk/messages/preview-pane.tsx'
import { templatePath, type Chosen } from '#app/ui/desk/messages/template-path.ts'
import { TryOut } from '#app/ui/desk/messages/try-out.tsx'
import { ActionResultNotice, type ActionResult } from '#app/ui/desk/action-result.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/messages/messages.module.css'

type MessagesProps = {
  groups: ReadonlyArray<{ group: MessageGroup; messages: readonly DeclaredName[] }>
  /** A name is in the address: on a phone the message is shown then, and the list before. */
  isChosen: boolean
  template: TemplateView
  facts: SendingFacts
  test: TestState | null
  mayReword: boolean
  outbox: boolean
  result: ActionResult
  returned?: Returned
}

/** Every message by its name, and the chosen one as people get it. */
export function MessagesView(props: MessagesProps) {
  const { groups, isChosen, template, result } = props
  const t = useT()
  return (
    <DeskPage
      title={t('desk.messages')}
      lead={t('templates.lead')}
      actions={<Link to="/desk/settings/messages">{t('templates.rules')}</Link>}
    >
      <ActionResultNotice result={result} />
      <div className={styles.panes} data-chosen={isChosen || undefined}>
        <nav className={styles.list} aria-label={t('templates.list')}>
          {groups.map(({ group, messages }) => (
            <section key={group}>
              <h2 className={styles.group}>{t(`templates.group.${group}`)}</h2>
              <ul role="list">
                {messages.map((message) => (
                  <li key={message}>
                    <Link
                      className={styles.name}
                      to={templatePath({ ...template, message, channel: keptChannel(template) })}
                      aria-current={message === template.message ? 'page' : undefined}
                    >
                      {t(`message.${message}`)}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </nav>
        <Shown {...props} />
      </div>
    </DeskPage>
  )
}

/** The next message is shown on the same channel, as long as every message goes by it. */
const keptChannel = ({ channel }: TemplateView) => (channel === 'sms' ? 'sms' : 'email')

function Shown({ template, facts, test, mayReword, outbox, returned }: MessagesProps) {
  const t = useT()
  const { message, variant, variants, language, channel, channels, preview } = template
  const at = (other: Partial<Chosen>) => templatePath({ message, variant, language, channel, ...other })
  const isOwn = channel === 'email' || channel === 'sms'
  return (
    <div className={styles.shown}>
      <p className={styles.back}>
        <Link to="/desk/messages">{t('templates.list')}</Link>
      </p>
      <div className={styles.head}>
        <h2>{t(`message.${message}`)}</h2>
        {mayReword ? (
          <Link to={`/desk/messages/${message}/${language}/${channel === 'sms' ? 'sms' : 'mail'}`}>
            {t('templates.reword')}
          </Link>
        ) : null}
      </div>
      <div className={styles.choices}>
        <Tabs
          label={t('templates.language')}
          tabs={languages.map((one) => ({
            to: at({ language: one }),
            label: languageFacts[one].endonym,
            current: one === language,
          }))}
        />
        <Tabs
          label={t('templates.channel')}
          tabs={channels.map((one) => ({
            to: at({ channel: one }),
            label: t(`messageChannel.${one}`),
            current: one === channel,
          }))}
        />
        {variants.length > 1 ? (
          <Tabs
            label={t('templates.variant')}
            tabs={variants.map((one) => ({
              to: at({ variant: one }),
              label: t(`variant.${one}`),
              current: one === variant,
            }))}
          />
        ) : null}
      </div>
      {channel === 'sms' ? <ApprovedOnly facts={facts} /> : null}
      {isOwn ? null : <p className={styles.quiet}>{t('templates.hooksFollow')}</p>}
      <PreviewPane preview={preview} language={language} />
      {mayReword && isOwn ? (
        <DeskPanel title={t('tryout.title')} id="test">
          <TryOut
            chosen={{ message, variant, language, channel }}
            facts={facts}
            test={test}
            outbox={outbox}
            returned={returned}
          />
        </DeskPanel>
      ) : null}
    </div>
  )
}

import type { ReactNode } from 'react'
import { formatSize, type Moment } from '#app/i18n/format.ts'
import { classes } from '#app/ui/classes.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import { Mixed } from '#app/ui/mixed.tsx'
import { Words } from '#app/ui/words.tsx'
import { Time } from '#app/ui/time.tsx'
import styles from '#app/ui/ticket/conversation.module.css'

export type AttachedFile = { id: string; name: string; size: number; href: string }

export type SpokenMessage = {
  id: string
  at: Moment
  author: string
  side: 'reporter' | 'desk' | 'system'
  visibility: 'public' | 'internal'
  body: ReactNode
  /** The body, where it was written in Markdown; made and cleaned by the server. */
  html?: string | null | undefined
  /** What else to say in the head: the channel, whether it was read. */
  meta?: ReactNode
  files?: AttachedFile[]
  lang?: string
}

/** Oldest first. Internal notes stand on another ground, with a lock and a word. */
export function Conversation({ messages, now }: { messages: SpokenMessage[]; now: Moment }) {
  const t = useT()
  return (
    <ol className={styles.conversation} aria-label={t('conversation.label')}>
      {messages.map((message) => (
        <li
          key={message.id}
          id={`message-${message.id}`}
          className={classes(
            styles.message,
            message.side === 'reporter' && styles.reporter,
            message.visibility === 'internal' && styles.internal,
          )}
        >
          <div className={styles.head}>
            <span className={styles.author}>{message.author}</span>
            <span className={styles.meta}>
              <Time at={message.at} now={now} />
              {message.meta ? <> · {message.meta}</> : null}
            </span>
            {message.visibility === 'internal' ? (
              <span className={styles.lock}>
                <Icon name="lock" size="1em" />
                {t('conversation.internal')}
              </span>
            ) : null}
          </div>
          <Body {...message} />
          {message.files?.length ? <FileList files={message.files} /> : null}
        </li>
      ))}
    </ol>
  )
}

function Body({ body, html, lang }: SpokenMessage) {
  if (html) return <Words html={html} lang={lang} tight />
  return (
    <div className={styles.body} lang={lang}>
      {typeof body === 'string' && !lang ? <Mixed text={body} /> : body}
    </div>
  )
}

export function FileList({ files }: { files: AttachedFile[] }) {
  const t = useT()
  return (
    <ul className={styles.files} aria-label={t('files.label')}>
      {files.map((file) => (
        <li key={file.id}>
          <a href={file.href}>
            <Icon name="paperclip" size="1em" />
            <Mixed text={file.name} />
          </a>{' '}
          <span className={styles.meta}>{formatSize(file.size)}</span>
        </li>
      ))}
    </ul>
  )
}

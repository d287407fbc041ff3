import type { CopyTexts } from '#app/domain/messages/previews/copy-texts.ts'
import { CopyButton } from '#app/ui/actions/copy-button.tsx'
import { DeskPanel } from '#app/ui/desk/desk-page.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/notices/notices.module.css'

const places = [
  ['wechat', 8],
  ['weibo', 5],
] as const

/** Texts for the official account and Weibo, to be copied by selecting or by the button. */
export function CopyPosts({ posts }: { posts: CopyTexts }) {
  const t = useT()
  return (
    <DeskPanel title={t('post.title')}>
      <p className={styles.quiet}>{t('post.lead')}</p>
      {places.map(([place, rows]) => (
        <div key={place}>
          <TextArea
            name={`post-${place}`}
            label={t(`post.${place}`)}
            rows={rows}
            lang="zh-CN"
            readOnly
            value={posts[place]}
          />
          <CopyButton text={posts[place]} label={t('post.copy')} copied={t('post.copied')} />
        </div>
      ))}
    </DeskPanel>
  )
}

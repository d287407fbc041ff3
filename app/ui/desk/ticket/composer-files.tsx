import { fieldId } from '#app/ui/forms/field.tsx'
import { useChosenFiles } from '#app/ui/desk/ticket/use-chosen-files.ts'
import { IconButton } from '#app/ui/desk/icon-button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import { formatSize } from '#app/i18n/format.ts'
import styles from '#app/ui/desk/ticket/composer-files.module.css'

/** The files that go with a message: chosen, pasted or dropped, listed by name, each with a button that takes it out. */
export function ComposerFiles({ room }: { room: number }) {
  const t = useT()
  const { input, files, leftOut, isOver, add, remove } = useChosenFiles({
    room,
    pasted: t('composer.pasted'),
  })
  return (
    <>
      {isOver ? (
        <p className={styles.over} data-keeps-open>
          {t('composer.drop')}
        </p>
      ) : null}
      {files.length > 0 ? (
        <ul role="list" className={styles.list} aria-label={t('composer.chosen')}>
          {files.map((file) => (
            <li key={`${file.name} ${file.size} ${file.lastModified}`}>
              <Icon name="file" size="1em" />
              <span className={styles.name}>{file.name}</span>
              <span className={styles.size}>{formatSize(file.size)}</span>
              <IconButton
                icon="cross"
                aria-label={t('files.removeNamed', { name: file.name })}
                onClick={() => {
                  remove(file)
                  input.current?.focus()
                }}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <p role="status" className={styles.leftOut} data-keeps-open={leftOut.length > 0 || undefined}>
        {leftOut
          .map(({ file, why }) => t(`field.${why}.named`, { name: file.name, size: formatSize(file.size) }))
          .join(' ')}
      </p>
      <label className={styles.choose}>
        <Icon name="paperclip" />
        <span>{t('composer.files')}</span>
        <input
          ref={input}
          type="file"
          name="files"
          multiple
          id={fieldId('files')}
          aria-label={t('composer.files')}
          onChange={(event) => add([...(event.currentTarget.files ?? [])])}
        />
      </label>
    </>
  )
}

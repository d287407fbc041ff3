import { Button } from '#app/ui/actions/button.tsx'
import { fieldId } from '#app/ui/forms/field.tsx'
import { EnterButton } from '#app/ui/forms/keep-button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useT } from '#app/ui/language.tsx'
import { formatSize } from '#app/i18n/format.ts'
import { Notice } from '#app/ui/state/notice.tsx'
import styles from '#app/ui/forms/file-input.module.css'

/** Files that a form has kept while it came back. `lost`: some could not be kept and have to be chosen again. */
export type ListedFiles = { kept: Array<{ id: string; name: string; bytes: number }>; lost: boolean }

/** What is shown where the server has listed none: its own list would bring the server's code into the browser. */
export const noFiles: ListedFiles = { kept: [], lost: false }

/** The kept files of a form, each with a button that takes it out; `form` is where that button sends it to. */
export function KeptFiles({ files: { kept, lost }, action }: { files: ListedFiles; action: string }) {
  const t = useT()
  return (
    <>
      {lost ? <Notice tone="watch">{t('report.filesAgain')}</Notice> : null}
      {kept.length === 0 ? null : (
        <div>
          <EnterButton />
          <p id="kept-files">{t('files.kept')}</p>
          <ul role="list" className={styles.kept} aria-labelledby="kept-files">
            {kept.map(({ id, name, bytes }) => (
              <li key={id}>
                <input type="hidden" name="keptFile" value={id} />
                <Icon name="file" />
                <span>
                  {name} <span className={styles.size}>{formatSize(bytes)}</span>
                </span>
                <Button
                  look="quiet"
                  name="removeFile"
                  value={id}
                  formAction={`${action}#${fieldId('files')}`}
                  formNoValidate
                  aria-label={t('files.removeNamed', { name })}
                >
                  {t('files.remove')}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

import script from '#app/islands/busy-form-island.js?url'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/forms/busy.module.css'

/** Beside the button of a form: says that it is on its way, where the browser has scripts. */
export function Busy() {
  const t = useT()
  return (
    <>
      <p role="status" className={styles.busy} data-busy={t('form.busy')} data-offline={t('form.offline')} />
      <script type="module" src={script} />
    </>
  )
}

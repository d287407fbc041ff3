import { isKey } from '#app/i18n/catalogue.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { LanguageLinks } from '#app/ui/desk/frame/language-links.tsx'
import styles from '#app/ui/desk/sign-in.module.css'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { Wordmark } from '#app/ui/page/wordmark.tsx'

/** A colleague behind a one-time link chooses a password. */
export function InvitationView({ name, error }: { name: string; error?: string | undefined }) {
  const t = useT()
  const key = `field.${error}`
  return (
    <main id="content" className={styles.page}>
      <div className={styles.card}>
        <p className={styles.brand}>
          <Wordmark />
        </p>
        <h1>{t('invitation.title')}</h1>
        <p className={styles.quiet}>{t('invitation.lead', { name })}</p>
        <form method="post" className={styles.form}>
          <TextInput
            name="password"
            type="password"
            label={t('signIn.password')}
            hint={t('welcome.passwordHint')}
            width="full"
            autoComplete="new-password"
            minLength={10}
            error={error && isKey(key) ? t(key) : undefined}
            required
          />
          <Button wide>{t('invitation.submit')}</Button>
        </form>
      </div>
      <LanguageLinks />
    </main>
  )
}

import { isKey } from '#app/i18n/catalogue.ts'
import { Button } from '#app/ui/actions/button.tsx'
import type { Labels } from '#app/ui/desk/incidents/returned.ts'
import { LanguageLinks } from '#app/ui/desk/frame/language-links.tsx'
import { ErrorSummary, type FieldError } from '#app/ui/forms/error-summary.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { Wordmark } from '#app/ui/page/wordmark.tsx'
import styles from '#app/ui/desk/sign-in.module.css'

const labels: Labels = { name: 'contact.name', email: 'signIn.email', password: 'signIn.password' }

type WelcomeViewProps = { returned?: { name: string; email: string; errors: FieldError[] } }

/** The first person of a new installation. */
export function WelcomeView({ returned }: WelcomeViewProps) {
  const t = useT()
  const errors = (returned?.errors ?? []).map(({ field, message }) => {
    const key = `field.${message}`
    const label = labels[field]
    return { field, message: isKey(key) ? t(key) : t('refusal.invalid'), label: label && t(label) }
  })
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message
  return (
    <main id="content" className={styles.page}>
      <div className={styles.card}>
        <p className={styles.brand}>
          <Wordmark />
        </p>
        <h1>{t('welcome.title')}</h1>
        <p className={styles.quiet}>{t('welcome.lead')}</p>
        <ErrorSummary errors={errors} />
        <form method="post" className={styles.form}>
          <TextInput
            name="name"
            label={t('contact.name')}
            width="full"
            autoComplete="name"
            defaultValue={returned?.name}
            error={errorOf('name')}
            required
          />
          <TextInput
            name="email"
            type="email"
            label={t('signIn.email')}
            width="full"
            autoComplete="username"
            defaultValue={returned?.email}
            error={errorOf('email')}
            required
          />
          <TextInput
            name="password"
            type="password"
            label={t('signIn.password')}
            hint={t('welcome.passwordHint')}
            width="full"
            autoComplete="new-password"
            minLength={10}
            error={errorOf('password')}
            required
          />
          <Button wide>{t('welcome.submit')}</Button>
        </form>
      </div>
      <LanguageLinks />
    </main>
  )
}

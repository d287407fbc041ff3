import { Button } from '#app/ui/actions/button.tsx'
import { LanguageLinks } from '#app/ui/desk/frame/language-links.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import { Wordmark } from '#app/ui/page/wordmark.tsx'
import { Notice } from '#app/ui/state/notice.tsx'
import styles from '#app/ui/desk/sign-in.module.css'

type SignInViewProps = {
  to: string
  refused?: { email: string; wrong: boolean; waitMinutes: number }
}

export function SignInView({ to, refused }: SignInViewProps) {
  const t = useT()
  return (
    <main id="content" className={styles.page}>
      <div className={styles.card}>
        <p className={styles.brand}>
          <Wordmark />
        </p>
        <h1>{t('signIn.title')}</h1>
        {refused ? (
          <div role="alert">
            <Notice tone={refused.wrong ? 'down' : 'watch'} icon={refused.wrong ? 'alert' : 'lock'}>
              <p>
                {refused.wrong
                  ? t('refusal.sign_in.wrong')
                  : t('signIn.wait', { minutes: Math.max(1, refused.waitMinutes) })}
              </p>
            </Notice>
          </div>
        ) : null}
        <form method="post" className={styles.form}>
          <input type="hidden" name="to" value={to} />
          <TextInput
            name="email"
            type="email"
            label={t('signIn.email')}
            width="full"
            autoComplete="username"
            defaultValue={refused?.email}
            autoFocus={!refused}
            required
          />
          <TextInput
            name="password"
            type="password"
            label={t('signIn.password')}
            width="full"
            autoComplete="current-password"
            autoFocus={refused !== undefined}
            required
          />
          <Button wide>{t('signIn.submit')}</Button>
        </form>
        <p className={styles.quiet}>{t('signIn.help')}</p>
      </div>
      <LanguageLinks />
    </main>
  )
}

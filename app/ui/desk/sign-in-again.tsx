import { useState, type FormEvent } from 'react'
import { Button } from '#app/ui/actions/button.tsx'
import { Dialog } from '#app/ui/actions/dialog.tsx'
import { TextInput } from '#app/ui/forms/text-input.tsx'
import { useT } from '#app/ui/language.tsx'
import styles from '#app/ui/desk/sign-in.module.css'

type SignInAgainProps = { open: boolean; onClose: () => void; onSignedIn: () => void }

/** The sign-in as a dialog. The page below stays: it is not navigated, whatever comes of it. */
export function SignInAgain({ open, onClose, onSignedIn }: SignInAgainProps) {
  const t = useT()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<'wrong' | 'unreachable' | null>(null)
  const signIn = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setBusy(true)
    const body = new FormData(event.currentTarget)
    // A successful sign-in redirects; it is not followed, because the answer is the cookie.
    const answer = await fetch('/desk/sign-in', { method: 'POST', body, redirect: 'manual' }).catch(
      () => null,
    )
    setBusy(false)
    if (answer?.type === 'opaqueredirect') {
      setFailed(null)
      onSignedIn()
    } else setFailed(answer?.status === 401 ? 'wrong' : 'unreachable')
  }
  return (
    <Dialog title={t('signInAgain.title')} open={open} onClose={onClose}>
      <p>{t('signInAgain.lead')}</p>
      {failed ? (
        <p role="alert">{t(failed === 'wrong' ? 'refusal.sign_in.wrong' : 'signInAgain.failed')}</p>
      ) : null}
      <form className={styles.form} onSubmit={(event) => void signIn(event)}>
        <TextInput
          name="email"
          type="email"
          label={t('signIn.email')}
          width="full"
          autoComplete="username"
          required
        />
        <TextInput
          name="password"
          type="password"
          label={t('signIn.password')}
          width="full"
          autoComplete="current-password"
          required
        />
        <Button wide disabled={busy}>
          {t('signIn.submit')}
        </Button>
      </form>
    </Dialog>
  )
}

import { useRevalidator } from '@remix-run/react'
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react'
import { SignInAgain } from '#app/ui/desk/sign-in-again.tsx'

type SessionEnd = {
  /** Asks to sign in on top of the page, which keeps everything that is typed. */
  ask: () => void
  /** How often somebody has signed in on this page: what failed for want of it is tried again. */
  renewals: number
}

const SessionEndContext = createContext<SessionEnd>({ ask: () => undefined, renewals: 0 })
export const useSessionEnd = (): SessionEnd => useContext(SessionEndContext)

export function SessionEndProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState(false)
  const [renewals, setRenewals] = useState(0)
  const { revalidate } = useRevalidator()
  const ask = useCallback(() => setAsked(true), [])
  const renewed = () => {
    setAsked(false)
    setRenewals((before) => before + 1)
    revalidate()
  }
  const value = useMemo(() => ({ ask, renewals }), [ask, renewals])
  return (
    <SessionEndContext.Provider value={value}>
      {children}
      <SignInAgain open={asked} onClose={() => setAsked(false)} onSignedIn={renewed} />
    </SessionEndContext.Provider>
  )
}

import { useRevalidator } from '@remix-run/react'
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import type { Returned } from '#app/http/forms/returned.ts'
import { SignInAgain } from '#app/ui/desk/sign-in-again.tsx'

type SessionEnd = {
  /** Asks to sign in on top of the page, which keeps everything that is typed. */
  ask: () => void
  /** How often somebody has signed in on this page: what failed for want of it is tried again. */
  renewals: number
  /** Whether nobody is signed in any more, as far as this page knows: loading it anew would lead away from it. */
  isOver: () => boolean
}

const SessionEndContext = createContext<SessionEnd>({
  ask: () => undefined,
  renewals: 0,
  isOver: () => false,
})
export const useSessionEnd = (): SessionEnd => useContext(SessionEndContext)

/** Asks where what came back of a form says that its sender was signed out meanwhile. */
export function useSignInAgain(returned: Pick<Returned, 'reason'> | null): void {
  const { ask } = useSessionEnd()
  useEffect(() => {
    if (returned?.reason === 'signed_out') ask()
  }, [returned, ask])
}

export function SessionEndProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState(false)
  const [renewals, setRenewals] = useState(0)
  const { revalidate } = useRevalidator()
  const over = useRef(false)
  const ask = useCallback(() => {
    over.current = true
    setAsked(true)
  }, [])
  const isOver = useCallback(() => over.current, [])
  const renewed = () => {
    over.current = false
    setAsked(false)
    setRenewals((before) => before + 1)
    revalidate()
  }
  const value = useMemo(() => ({ ask, renewals, isOver }), [ask, renewals, isOver])
  return (
    <SessionEndContext.Provider value={value}>
      {children}
      <SignInAgain open={asked} onClose={() => setAsked(false)} onSignedIn={renewed} />
    </SessionEndContext.Provider>
  )
}

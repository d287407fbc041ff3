const patienceMs = 5000

/**
 * Asks before a page is loaded anew by itself: one whose data can't be fetched would show an error in its place, and
 * one of somebody signed out would be led away from what is typed.
 */
export async function checkSession(): Promise<'yes' | 'no' | 'signedOut'> {
  try {
    const { ok, status } = await fetch('/desk/alarms', {
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMs),
    })
    return ok ? 'yes' : status === 401 ? 'signedOut' : 'no'
  } catch {
    return 'no'
  }
}

import type { ShouldRevalidateFunction } from '@remix-run/react'

type Asked = Pick<Parameters<ShouldRevalidateFunction>[0], 'actionStatus' | 'actionResult'>

/** Signed out, a loader would lead to the sign-in and away from what was typed. */
export const isSignedOut = ({ actionStatus, actionResult }: Asked): boolean =>
  actionStatus === 401 || actionResult?.reason === 'signed_out'

export const stayWhenSignedOut: ShouldRevalidateFunction = (asked) =>
  !isSignedOut(asked) && asked.defaultShouldRevalidate

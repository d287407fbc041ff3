import type { Context } from '#app/domain/ground/context.ts'
import type { FieldError } from '#app/domain/ground/errors/errors.ts'
import { currentNotice } from './show-privacy-notice.ts'

/** A consent as a form sends it: whether the box was ticked, and the version of the notice beside it. */
export type GivenConsent = { agreed: boolean; version: string }
export type CheckedConsent = {
  /** The error at the field `consent`. */
  findings: FieldError[]
  /** Agreed to another version than the one in force: the box is shown unticked again. */
  isOutdated: boolean
  /** The version in force; undefined before any notice was installed. */
  version: number | undefined
}

/** Judges the consent of a form against the privacy notice in force. `recordConsent` judges once more when it files. */
export async function checkConsent(ctx: Context, given: GivenConsent): Promise<CheckedConsent> {
  const notice = await currentNotice(ctx)
  const isOutdated = given.agreed && notice !== null && given.version !== String(notice.version)
  const found = given.agreed ? (isOutdated ? ['privacy_changed'] : []) : ['required']
  return {
    findings: found.map((message) => ({ field: 'consent', message })),
    isOutdated,
    version: notice?.version,
  }
}

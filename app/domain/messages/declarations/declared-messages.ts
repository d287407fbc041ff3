import { declaredNames, isDeclaredName, type DeclaredName } from '#app/domain/ground/vocabulary/messages.ts'
import { announcement } from './announcement.ts'
import { incidentUpdate } from './incident-update.ts'
import { maintenanceUpdate } from './maintenance-update.ts'
import { oneTimeCode } from './one-time-code.ts'
import { subscriptionConfirm } from './subscription-confirm.ts'
import { ticketCancelled } from './ticket-cancelled.ts'
import { ticketExtended } from './ticket-extended.ts'
import { ticketKnown } from './ticket-known.ts'
import { ticketLinked } from './ticket-linked.ts'
import { ticketQuestion } from './ticket-question.ts'
import { ticketReceived } from './ticket-received.ts'
import { ticketRectified } from './ticket-rectified.ts'
import { ticketReopened } from './ticket-reopened.ts'
import { ticketReplied } from './ticket-replied.ts'
import { ticketResolved } from './ticket-resolved.ts'
import {
  messageGroups,
  type DeclaredMessage,
  type Medium,
  type MessageGroup,
  type Part,
  type Sample,
} from './declare.ts'

/** Every message by its name, in the order of the desk's list: one that nobody declared does not compile. */
export const declaredMessages: { readonly [Name in DeclaredName]: DeclaredMessage } = {
  'ticket-received': ticketReceived,
  'ticket-known': ticketKnown,
  'ticket-linked': ticketLinked,
  'ticket-replied': ticketReplied,
  'ticket-question': ticketQuestion,
  'ticket-extended': ticketExtended,
  'ticket-reopened': ticketReopened,
  'ticket-rectified': ticketRectified,
  'ticket-cancelled': ticketCancelled,
  'ticket-resolved': ticketResolved,
  'incident-update': incidentUpdate,
  'maintenance-update': maintenanceUpdate,
  announcement,
  'one-time-code': oneTimeCode,
  'subscription-confirm': subscriptionConfirm,
}

export const partsOf = (message: DeclaredName, medium: Medium): readonly Part[] =>
  declaredMessages[message].parts[medium]

/** What programs tell messages apart by. */
export const hookTypeOf = (message: string): string =>
  (isDeclaredName(message) ? declaredMessages[message].hookType : undefined) ?? message

/** The messages in the order that people look for them. */
export const listedMessages: ReadonlyArray<{ group: MessageGroup; messages: DeclaredName[] }> =
  messageGroups.map((group) => ({
    group,
    messages: Object.keys(declaredMessages)
      .filter(isDeclaredName)
      .filter((name) => declaredMessages[name].group === group),
  }))

/** A message with the invented facts of a case; of the usual one where it has no such case. */
export function sampleOf(message: DeclaredName, variant: string): Sample {
  const { samples: all } = declaredMessages[message]
  return all.find((one) => one.variant === variant) ?? all[0]
}

/** Every sample of every message, for tests of the texts. */
export const samples = declaredNames.flatMap((name) =>
  declaredMessages[name].samples.map((sample) => ({ name, ...sample })),
)

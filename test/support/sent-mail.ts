import { acknowledge } from '#app/domain/delivery/sending/acknowledge.ts'
import { claimDeliveries } from '#app/domain/delivery/sending/claim.ts'
import { asSystem } from '#test/support/context.ts'
import { createTicket } from '#test/support/desk.ts'

/** The delivery of a mail that a mail server took. */
export async function sentMail(): Promise<string> {
  await createTicket({ contact: { email: 'reader@mail.invalid' } })
  const { token, rows } = await claimDeliveries(asSystem(), 'ticket', 'email')
  const outcome = { state: 'sent' } as const
  await acknowledge(
    asSystem(),
    'ticket',
    token,
    'smtp',
    rows.map((row) => ({ row, outcome })),
  )
  return rows[0]?.id ?? ''
}

import type { inboundMails } from '#db/schema/index.ts'
import { decrypt, decryptBytes, DecryptError, encrypt } from '#app/platform/crypto.ts'

export type InboundMail = typeof inboundMails.$inferSelect

/** `sender`: '' is the null sender of a bounce, null where nobody said it. */
export type Envelope = { sender: string | null; recipient: string }

const placeOf = (column: 'envelope' | 'raw', id: string) => ({ table: 'inbound_mails', column, row: id })

export const sealMail = (id: string, envelope: Envelope, raw: Uint8Array) => ({
  envelopeCipher: encrypt(JSON.stringify(envelope), placeOf('envelope', id)),
  rawCipher: encrypt(raw, placeOf('raw', id)),
})

/** The same for lists, which show the rest where an envelope can't be decrypted now. */
export function envelopeIfReadable(mail: Pick<InboundMail, 'id' | 'envelopeCipher'>): Envelope | null {
  try {
    return openEnvelope(mail)
  } catch (error) {
    if (!(error instanceof DecryptError)) throw error
    return null
  }
}

export function openEnvelope({ id, envelopeCipher }: Pick<InboundMail, 'id' | 'envelopeCipher'>): Envelope {
  const envelope: Envelope = JSON.parse(decrypt(envelopeCipher, placeOf('envelope', id)))
  return envelope
}

export const openRaw = ({ id, rawCipher }: Pick<InboundMail, 'id' | 'rawCipher'>): Buffer =>
  decryptBytes(rawCipher, placeOf('raw', id))

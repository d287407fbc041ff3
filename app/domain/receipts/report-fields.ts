import { normaliseMobile } from '#app/domain/contacts/mobile.ts'
import { blindIndex } from '#app/platform/crypto.ts'

/** `YYYY-MM-DD HH:MM:SS` in China's time, which is all that both clouds know. */
export const chinaTime = (text: string | undefined): Date | undefined => {
  const at =
    text && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)
      ? new Date(`${text.replace(' ', 'T')}+08:00`)
      : undefined
  return at && !Number.isNaN(at.getTime()) ? at : undefined
}

export const recipientOf = (phone: string) => {
  const mobile = normaliseMobile(phone)
  return mobile ? blindIndex('mobile', mobile) : undefined
}

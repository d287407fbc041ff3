import type { SentForm } from '#app/domain/ground/idempotency/once-form.ts'
import { sentWords } from '#app/domain/ground/idempotency/sent-words.ts'
import { textOf } from '#app/http/forms/fields.ts'
import { withoutPrefix } from '#app/i18n/language.ts'
import { keyedHash } from '#app/platform/crypto.ts'

/**
 * A form as the guarantee knows it: who sent it (an id, or `visitor`) to which address, its key and its words. The
 * address is kept hashed, as some hold a token, and without its language: the same form in another one is the same.
 */
export async function sentForm(request: Request, form: FormData, sender: string): Promise<SentForm> {
  return {
    scope: `form:${sender}:${keyedHash('form-address', withoutPrefix(new URL(request.url).pathname))}`,
    key: keyOf(form),
    words: await sentWords(form),
  }
}

/** The key of a form; cut, as it is stored. */
export const keyOf = (form: FormData): string => textOf(form, 'formKey').slice(0, 80)

import { conflict } from '#app/domain/ground/errors/errors.ts'
import { DecryptError } from '#app/platform/crypto.ts'

/** Decrypts a stored value. Throws conflict where no key fits: the call succeeds once the right key is configured. */
export async function refuseUnreadable<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw error instanceof DecryptError ? conflict('data.unreadable') : error
  }
}

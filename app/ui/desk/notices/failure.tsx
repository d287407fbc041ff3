import { failureWords } from '#app/ui/desk/notices/failure-words.ts'
import { useT } from '#app/ui/language.tsx'

/** Why a message did not arrive, in words. */
export function Failure({ reason }: { reason: string }) {
  return failureWords(useT(), reason)
}

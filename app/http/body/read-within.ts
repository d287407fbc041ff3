import { DomainError } from '#app/domain/ground/errors/errors.ts'
import { readParts } from '#app/http/body/read-parts.ts'
import type { Refused } from '#app/http/body/refusal.ts'
import { storableForm } from '#app/http/storable.ts'

/**
 * Makes each way of reading a request's body throw the refusal where the body went beyond its limits: what was cut
 * off there must not be taken for the whole. A body that is no form, or half of one, is the caller's fault and no
 * failure of ours.
 */
export function readWithin(request: Request, refused: () => Refused): void {
  const within =
    <Read>(read: () => Promise<Read>) =>
    async (): Promise<Read> => {
      const reading = read().finally(() => {
        const { body } = refused()
        if (body) throw body
      })
      const refusal = await Promise.race([refused().bodyRefused, reading.then(() => null)])
      if (refusal) throw refusal
      return reading
    }
  const hasParts = /^multipart\//i.test(request.headers.get('Content-Type') ?? '')
  const readForm = hasParts ? () => readParts(request) : request.formData.bind(request)
  request.formData = within(() =>
    readForm().then(storableForm, () => {
      throw new DomainError('invalid', 'form')
    }),
  )
  request.text = within(request.text.bind(request))
  request.json = within(request.json.bind(request))
  request.arrayBuffer = within(request.arrayBuffer.bind(request))
}

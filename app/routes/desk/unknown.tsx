import { notFound } from '#app/domain/ground/errors/errors.ts'

/** An address of the desk that nothing is at: said inside the desk's frame. */
export function loader(): never {
  throw notFound()
}

export default function Unknown() {
  return null
}

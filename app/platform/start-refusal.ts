/** The configuration does not fit the database; the message is the one line that is shown before the process ends. */
export class StartRefusal extends Error {
  override name = 'StartRefusal'
}

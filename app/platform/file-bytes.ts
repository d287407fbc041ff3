/** A file of a form whose bytes are here: a Blob would copy them in, and again out. */
class SentFile extends File {
  readonly #bytes: Uint8Array<ArrayBuffer>

  constructor(bytes: Uint8Array<ArrayBuffer>, name: string, type: string) {
    super([], name, { type })
    this.#bytes = bytes
  }

  override get size(): number {
    return this.#bytes.length
  }

  get here(): Uint8Array<ArrayBuffer> {
    return this.#bytes
  }

  override arrayBuffer = async (): Promise<ArrayBuffer> =>
    // A Buffer's own slice is no copy: it would hand out the pool that it lies in.
    new Uint8Array(this.#bytes).buffer
  override text = async (): Promise<string> => new TextDecoder().decode(this.#bytes)
  override stream = () => new Blob([this.#bytes]).stream()
  override slice = (start?: number, end?: number, type?: string) =>
    new Blob([this.#bytes]).slice(start, end, type)
}

/** A file as a form has it, of bytes that nobody else changes. */
export const sentFile = (bytes: Uint8Array<ArrayBuffer>, name: string, type: string): File =>
  new SentFile(bytes, name, type)

const read = new WeakMap<File, Promise<Uint8Array>>()

/** The content of a sent file, read once: a form's words and its uploads are made of the same. */
export function bytesOfFile(file: File): Promise<Uint8Array> {
  if (file instanceof SentFile) return Promise.resolve(file.here)
  const bytes = read.get(file) ?? file.arrayBuffer().then((buffer) => new Uint8Array(buffer))
  read.set(file, bytes)
  return bytes
}

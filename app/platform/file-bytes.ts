const read = new WeakMap<File, Promise<Uint8Array>>()

/** The content of a sent file, read once: a form's words and its uploads are made of the same. */
export function bytesOfFile(file: File): Promise<Uint8Array> {
  const bytes = read.get(file) ?? file.arrayBuffer().then((buffer) => new Uint8Array(buffer))
  read.set(file, bytes)
  return bytes
}

import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  decryptBytes,
  DecryptError,
  encrypt,
  encryptInThreadPool,
  keyedHash,
  keyedHashInThreadPool,
} from '#app/platform/crypto.ts'
import { sha256Hex, sha256HexInThreadPool } from '#app/platform/hashes.ts'

const place = { table: 'files', column: 'content', row: 'a' }
const contents = [0, 1, 15, 16, 17, 300_000].map((length) => randomBytes(length))

test.each(contents)(
  'what the thread pool hashes is hashed as before, or stored files are not found',
  async (bytes) => {
    expect(await sha256HexInThreadPool(bytes)).toBe(sha256Hex(bytes))
    expect(await keyedHashInThreadPool('file', bytes)).toBe(keyedHash('file', bytes.toString('base64')))
  },
)

test.each(contents)(
  'what the thread pool encrypts is laid out as all else, and reads in its place only',
  async (bytes) => {
    const sealed = Buffer.concat(await encryptInThreadPool(bytes, place))
    expect(sealed).toHaveLength(encrypt(bytes, place).length)
    expect(decryptBytes(sealed, place).equals(bytes)).toBe(true)
    expect(() => decryptBytes(sealed, { ...place, row: 'b' })).toThrow(DecryptError)
    expect(Buffer.concat(await encryptInThreadPool(bytes, place)).equals(sealed)).toBe(false)
  },
)

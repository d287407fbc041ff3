import pino from 'pino'

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const usual = process.env.NODE_ENV === 'test' ? 'silent' : 'info'
/** A word that is no level is refused with the other settings, which are read after this. */
const level = logLevels.find((one) => one === process.env.LOG_LEVEL) ?? usual
// After the prefix of any language.
const secretPath =
  /^((?:\/[a-z]{2}(?:-[A-Z]{2})?)?\/(?:t|u|rate|confirm|unsubscribe|api\/v1\/surveys|desk\/welcome|desk\/invitation)\/)[^/?.]+/i
/** Long enough for a token, whatever stands before it; ids of rows are told apart below. */
const tokenPiece = /(?<=\/)[\w%-]{30,}/g
/** The code of a link in an SMS, after an address that is none of ours. */
const codePiece = /(?<=\/|%2f)(?=[a-z]*\d)[2-9a-hj-np-z]{12}(?![\w-])/gi
const rowId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/**
 * JSON on standard output. Only ids, names of things and figures go in: never an address, a code, a token or a body.
 * An error is cut to what tells where it happened, as a database's detail quotes the row.
 */
export const log = pino({
  level,
  base: { process: process.env.FAPIAO_PROCESS ?? 'command' },
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: {
    paths: [
      'email',
      'mobile',
      'to',
      'address',
      'code',
      'token',
      'password',
      'cookie',
      'authorization',
      '*.email',
    ].concat(['*.mobile', '*.to', '*.address', '*.token', '*.password', '*.cookie', '*.authorization']),
    censor: '[not logged]',
  },
  serializers: { err: describeError, error: describeError },
})

export type Log = typeof log

export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const cause = error.cause instanceof Error ? describeError(error.cause) : undefined
  return {
    type: error.name,
    message: firstLine(error.message, code),
    ...(code ? { code } : {}),
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 12),
    ...(cause ? { cause } : {}),
  }
}

/** drizzle's message carries the statement's parameters, and PostgreSQL quotes data it can't read (class 22). */
function firstLine(message: string, code: string | undefined): string {
  const line = (message.split('\n')[0] ?? '').replace(/^Failed query:.*/, 'Failed query')
  return withoutAddresses(code && /^22[0-9A-Z]{3}$/.test(code) ? line.replace(/:.*/, '') : line)
}

/**
 * What stands on either side of an at sign. Each begins at its first character and no later: a run of characters
 * without a sign is gone through once, not again from each of them.
 */
const address = /(?<=^|[\s/<>"'@]|%40)(?:(?!%40)[^\s/<>"'@])+(?:@|%40)[^\s/<>"']+/gi
/** A mobile number in its usual ways of writing, or the digits of a citizen's number; no part of an id. */
const number = /(?<![\w-])(?:(?:\+?86[ -]?)?1\d\d[ -]?\d{4}[ -]?\d{4}|\d{15,17}[\dX]{0,3})(?![\w-])/g

/** Without what looks like one: a mail server quotes whom it refuses, and people type all sorts into an address. */
const withoutAddresses = (text: string) =>
  text.replaceAll(address, '[address]').replaceAll(number, '[number]')

/** No route's path is longer: the rest is cut before it is searched for secrets. */
const longestPath = 2048

/** The path of a request as it may be logged: without query string and without the token of a signed link. */
export const loggablePath = (url: string) =>
  withoutAddresses(
    (url.slice(0, longestPath).split('?', 1)[0] ?? '')
      .replace(secretPath, '$1…')
      .replaceAll(tokenPiece, (piece) => (rowId.test(piece) ? piece : '…'))
      .replaceAll(codePiece, '…'),
  )

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { builtFiles } from '#app/http/page-cache/built-files.ts'
import { isGood, type Copies, type Copy } from '#app/http/page-cache/copies.ts'
import { countAnswer } from '#app/http/page-cache/answer-count.ts'
import { sendDocument } from '#app/http/page-cache/document.ts'
import { staleDocument } from '#app/http/page-cache/stale-copy.ts'
import { sharedAddress } from '#app/http/page-cache/shared-addresses.ts'
import { sendBusy } from '#app/http/deadline.ts'
import { publicHeaders } from '#app/http/security-headers.ts'
import { assetFolder } from '#app/http/static-files.ts'
import { log } from '#app/platform/log.ts'
import { databaseAnswers } from '#app/platform/database-health.ts'

/** With a stale copy at hand a new rendering is awaited only briefly; without one, as long as for any page. */
const patienceMs = { withCopy: 800, withNone: 10_000 }

/**
 * Answers what is the same for everybody from copies, ahead of Express: rendered once an address and content version,
 * so that a publish is seen by the next request, and the last good one while the database is away. Whoever asks
 * while a new copy is made waits for that one rendering. Everything else goes on to `app`.
 */
export function pageCache(copies: Copies, app: RequestListener): RequestListener {
  const answersFile = builtFiles(assetFolder)

  const send = (req: IncomingMessage, res: ServerResponse, copy: Copy, now: number) => {
    copy.askedAt = now
    countAnswer(names[sendDocument(req, res, copy.document, copy.status)])
  }
  const sendOld = (req: IncomingMessage, res: ServerResponse, copy: Copy) => {
    copy.askedAt = Date.now()
    sendDocument(req, res, staleDocument(copy))
    countAnswer('old')
  }

  return (req, res) => {
    try {
      answer(req, res)
    } catch (error) {
      // Nothing catches errors of this listener: one would end the process.
      log.error({ err: error }, 'the copies failed a request')
      app(req, res)
    }
  }

  function answer(req: IncomingMessage, res: ServerResponse) {
    const { url = '' } = req
    if (!mayBeShared(req)) return app(req, res)
    // Copies are kept under the one spelling of their address, in which nearly everybody asks.
    const direct = copies.get(url)
    if (!direct && answersFile(req, res)) return
    const address = direct ?? sharedAddress(url)
    if (!address) return app(req, res)
    const { key, kind } = address
    const known = direct ?? copies.get(key)

    if (!databaseAnswers()) return known ? sendOld(req, res, known) : app(req, res)
    const now = Date.now()
    if (known && isGood(known, now)) {
      send(req, res, known, now)
      if (now >= known.refreshAt) copies.made(key, kind).catch(noteFailure)
      return
    }

    const late = setTimeout(
      () => {
        if (known) sendOld(req, res, known)
        else {
          for (const [name, value] of publicHeaders(kind)) res.setHeader(name, value)
          sendBusy(res, url)
        }
      },
      known ? patienceMs.withCopy : patienceMs.withNone,
    )
    copies
      .made(key, kind)
      .then(
        (copy) => {
          if (res.headersSent) return
          if (copy) send(req, res, copy, Date.now())
          else app(req, res)
        },
        (error: unknown) => {
          noteFailure(error)
          if (res.headersSent) return
          if (known) sendOld(req, res, known)
          else app(req, res)
        },
      )
      .catch(noteFailure)
      .finally(() => clearTimeout(late))
  }
}

const names = { 200: 'sent', 304: 'unchanged', 404: 'missing' } as const

const noteFailure = (err: unknown) => log.error({ err }, 'a public page could not be rendered')

/** A range request, or one with a body, is not answered from copies. */
function mayBeShared({ method, headers }: IncomingMessage): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    headers.range === undefined &&
    headers['transfer-encoding'] === undefined &&
    (headers['content-length'] ?? '0') === '0'
  )
}

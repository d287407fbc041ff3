import type { Request, RequestHandler } from 'express'
import { blocksOf } from '#app/platform/address-block.ts'
import { sendBusy } from '#app/http/deadline.ts'
import { prefixPattern } from '#app/i18n/language.ts'
import { createWaiting, type Waiting } from '#app/http/waiting.ts'

type Line = { working: number; waiting: Waiting }

/**
 * What takes longer, as a download does, is a stream or waits for the database: it hardly needs the processor, and
 * nobody should wait behind it.
 */
const longestMs = 1000
const longestLine = 500
/** What people write into a form, without its files, is shorter by far; what is longer takes longer, too. */
const ordinaryBytes = 16 * 1024

/** How many of one address are in work at a time. */
export type AtOnce = { page: number; desk: number; call: number }

const ofApi = /^\/api\//i
const ofTickets = new RegExp(`^${prefixPattern}/(?:report|track|tickets|t)(?:[/.]|$)`, 'i')
const ofDesk = /^\/desk(?:[/.]|$)/i
/** Takes one look at the session, and lasts. */
const ofStream = /^\/desk\/stream$/i
const streamsAtOnce = 8

/**
 * Who floods one kind of page keeps others behind the same address, as those of an office or a mobile network are,
 * from that kind alone. Few kinds, and fixed ones: made-up paths must not become kinds of their own.
 */
function kindOf({ method, path, headers }: Pick<Request, 'method' | 'path' | 'headers'>): string {
  // What comes in pieces says nothing of its length.
  if (headers['transfer-encoding'] || Number(headers['content-length'] ?? 0) > ordinaryBytes) return 'long'
  if (ofApi.test(path)) return method === 'GET' ? 'read' : 'write'
  if (!ofTickets.test(path)) return 'other'
  return method === 'POST' ? 'write' : 'read'
}

/** The desk of an office and the programs behind its address don't wait for the public's pages, nor for each other. */
function placeOf(path: string): keyof AtOnce | 'stream' {
  if (ofStream.test(path)) return 'stream'
  return ofApi.test(path) ? 'call' : ofDesk.test(path) ? 'desk' : 'page'
}

/**
 * Lets each address have so many pages and calls in work at a time; its others wait their turn, the kinds of pages in
 * rotation. More at once would not be done sooner, as there is one processor: they would only make everybody else's
 * take longer. An upload that is still arriving waits for its sender and for nobody else.
 */
export function turns(atOnce: AtOnce): RequestHandler {
  const lines = new Map<string, Line>()

  return (req, res, next) => {
    if (!(req.complete || req.method === 'GET')) return next()
    const place = placeOf(req.path)
    const address = `${place} ${blocksOf(req.ip ?? 'unknown').own}`
    const line = lines.get(address) ?? { working: 0, waiting: createWaiting() }
    lines.set(address, line)
    if (line.waiting.count() >= longestLine) return sendBusy(res, req.originalUrl)

    const done = () => {
      line.working -= 1
      const first = line.waiting.next()
      if (first) first()
      else if (line.working === 0) lines.delete(address)
    }
    const begin = () => {
      line.working += 1
      let isDone = false
      const once = () => {
        if (isDone) return
        isDone = true
        clearTimeout(timer)
        done()
      }
      const timer = setTimeout(once, longestMs).unref()
      res.once('close', once)
      next()
    }
    if (line.working < (place === 'stream' ? streamsAtOnce : atOnce[place])) return begin()

    const turn = () => {
      res.off('close', leave)
      begin()
    }
    const leave = line.waiting.add(kindOf(req), turn)
    // Its time may be up, or who asked may have gone.
    res.once('close', leave)
    return undefined
  }
}

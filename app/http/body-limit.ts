import type { Request, RequestHandler, Response } from 'express'
import type { DomainError } from '#app/domain/ground/errors/errors.ts'
import { blocksOf } from '#app/platform/address-block.ts'
import { watchArrivals } from '#app/http/body/arrivals.ts'
import { countFields, type Counter } from '#app/http/body/count-fields.ts'
import { countJson } from '#app/http/body/count-json.ts'
import { countParts } from '#app/http/body/count-parts.ts'
import { createHeld } from '#app/http/body/held.ts'
import { bodyKind, type BodyKind } from '#app/http/body/kind.ts'
import { letGo } from '#app/http/body/let-go.ts'
import { mostBytes } from '#app/http/body/limits.ts'
import { busy, malformed, refusedIn, tooLarge, tooSlow } from '#app/http/body/refusal.ts'

const megabyte = 1024 * 1024
/** Eight of the largest forms at a time, two of them from one address: or 160 ordinary ones, and 40. */
const mostHeld = 480 * megabyte
const mostHeldEach = 120 * megabyte
/** A body must go on arriving: below this within so long, its sender has gone or wants to keep us waiting. */
const leastBytes = 16 * 1024
const leastWithinMs = 10_000
/** A body is all there before a route is asked, unless it is longer: who sends it slowly keeps nothing busy. */
const mostBefore = 256 * 1024
/** Shorter ones are left to the deadline of every request. */
const shortBytes = 64 * 1024

/**
 * Limits what is sent before anybody reads it: its length by what it says of itself and by what arrives, its fields,
 * files and values while they arrive, the time it takes, and what all bodies together hold in memory. A body beyond
 * its limits ends where it passed them; the route that would have read it throws the refusal.
 */
export function bodyLimit(): RequestHandler {
  const held = createHeld(mostHeld, mostHeldEach)
  return (req, res, next) => {
    letGo(req, res)
    const sent = req.get('content-type')
    const kind = bodyKind(req.path, sent ?? '')
    if (sent !== undefined) req.headers['content-type'] = kind.contentType
    const most = mostBytes(req.path, kind.is)
    const isChunked = req.get('transfer-encoding') !== undefined
    const said = Number(req.get('content-length') ?? 0)
    if (kind.is === 'unreadable') return refuse(malformed('form'))
    if (said > most) return refuse(tooLarge(reasonFor(most)))
    // In development the body may have come before us.
    if ((said === 0 && !isChunked) || req.complete) return next()

    const address = blocksOf(req.ip ?? 'unknown').own
    const count = counterFor(kind)
    let arrived = 0
    let kept = 0
    let isHeld = true
    const pass = () => {
      if (!isHeld) return
      isHeld = false
      if (!res.headersSent) next()
    }
    const { cut } = watchArrivals(req, {
      look(chunk) {
        arrived += chunk.length
        const refusal =
          arrived > most ? tooLarge(reasonFor(most)) : (count(chunk) ?? (keep(chunk.length) ? null : busy()))
        if (refusal) refusedIn(res).refuseBody(refusal)
        if (refusal || arrived > mostBefore) pass()
        return refusal === null
      },
      isHeld: () => isHeld,
      end: pass,
    })
    // An ordinary form always has room: large bodies of its own address keep nobody from filing.
    const keep = (bytes: number) => {
      if (arrived <= shortBytes) return true
      if (!held.take(address, bytes)) return false
      kept += bytes
      return true
    }
    res.once('close', () => held.give(address, kept))
    if (isChunked || said > shortBytes) {
      watchPace(
        req,
        res,
        () => arrived,
        () => {
          refusedIn(res).refuseBody(tooSlow())
          cut()
          pass()
        },
      )
    }
    return undefined

    function refuse(refusal: DomainError) {
      refusedIn(res).refuseBody(refusal)
      // Nothing of it is read: the route refuses it at once.
      watchArrivals(req, { look: () => false })
      next()
    }
  }
}

const reasonFor = (most: number) => (most > megabyte ? 'tooLarge' : 'body.long')

function counterFor(kind: BodyKind): Counter {
  if (kind.is === 'fields') return countFields()
  if (kind.is === 'parts') return countParts(kind.boundary)
  return kind.is === 'json' ? countJson() : () => null
}

/** Calls `stop` once too little has arrived for too long; not any more when all is there. */
function watchPace(req: Request, res: Response, arrived: () => number, stop: () => void) {
  let before = 0
  const timer = setInterval(() => {
    if (arrived() - before < leastBytes) stop()
    before = arrived()
  }, leastWithinMs).unref()
  const done = () => clearInterval(timer)
  req.once('end', done)
  res.once('close', done)
}

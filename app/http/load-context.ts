import type { AppLoadContext } from '@remix-run/node'
import type { Request, Response } from 'express'
import { nothingRefused, refusedIn, type Refused } from '#app/http/body/refusal.ts'

/** What a route is told beside the request itself. */
export const loadContext = (req: Request, res: Response): AppLoadContext => ({
  nonce: res.locals.nonce,
  clientIp: req.ip,
  room: () => roomIn(res),
  refused: () => refusedIn(res),
})

/** Why the request is refused whatever the route is; nothing where a route is called without a server. */
export function refusedBy({ refused }: AppLoadContext): Refused {
  return isAsked(refused) ? refused() : nothingRefused()
}

const isAsked = (refused: unknown): refused is () => Refused => typeof refused === 'function'

/** Resolves when more can be written, or nobody is there to read it: Remix writes without asking. */
const roomIn = (res: Response) =>
  new Promise<void>((go) => {
    if (!res.writableNeedDrain || res.closed) return go()
    const done = () => {
      res.off('drain', done)
      res.off('close', done)
      go()
    }
    res.on('drain', done)
    res.on('close', done)
  })

import type { ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import { problemBody, problemType } from '#app/http/problem.ts'

const sorry = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>请稍后再试</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<h1>系统繁忙，请稍后再试</h1><p>您的内容可能尚未保存，请稍候片刻再提交。</p>
<p lang="en">The service is busy. Please try again in a moment.</p></html>`

const smallBytes = 64 * 1024

/**
 * Answers 503 when a request has waited too long; streams are left alone. A large upload over a slow line has six
 * times as long to arrive, and the usual time from then on.
 */
export function deadline(ms: number): RequestHandler {
  return (req, res, next) => {
    const giveUpIn = (delay: number) => setTimeout(() => sendBusy(res, req.originalUrl), delay).unref()
    const isUpload =
      Number(req.get('content-length') ?? (req.get('transfer-encoding') ? Infinity : 0)) > smallBytes
    let timer = giveUpIn(isUpload ? 6 * ms : ms)
    if (isUpload) {
      req.once('end', () => {
        clearTimeout(timer)
        if (!res.closed) timer = giveUpIn(ms)
      })
    }
    res.once('close', () => clearTimeout(timer))
    next()
  }
}

/** 503 in the form the caller reads; nothing where an answer has begun. */
export function sendBusy(res: ServerResponse, url: string): void {
  if (res.headersSent) return
  const isCall = url.startsWith('/api/')
  res.writeHead(503, {
    'Retry-After': '5',
    'Cache-Control': 'no-store',
    'Content-Type': isCall ? problemType : 'text/html; charset=utf-8',
  })
  res.end(isCall ? problemBody(503, 'busy', 'Service busy') : sorry)
}

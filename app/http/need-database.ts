import type { RequestHandler } from 'express'
import { sendBusy } from '#app/http/deadline.ts'
import { databaseAnswers } from '#app/platform/pulse.ts'

/** Says at once that it can't be done while the database is away, instead of keeping everybody waiting. */
export const needDatabase: RequestHandler = (req, res, next) =>
  databaseAnswers() ? next() : sendBusy(res, req.originalUrl)

import type { RequestHandler } from 'express'
import { sendBusy } from '#app/http/deadline.ts'
import { databaseAnswers } from '#app/platform/database-health.ts'

/** Answers 503 at once while the database is down, instead of keeping every caller waiting. */
export const needDatabase: RequestHandler = (req, res, next) =>
  databaseAnswers() ? next() : sendBusy(res, req.originalUrl)

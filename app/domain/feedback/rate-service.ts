import { serviceRatings } from '#db/schema/index.ts'
import type { Context } from '#app/domain/context.ts'
import { ensure, notFound } from '#app/domain/errors.ts'
import { once } from '#app/domain/idempotency/once.ts'
import { findIncident, type Incident } from '#app/domain/incidents/incident.ts'
import { isOwnMachine } from '#app/domain/throttle/own-machine.ts'
import { throttle } from '#app/domain/throttle/throttle.ts'
import type { Language } from '#app/i18n/language.ts'
import { toldIn, type Told } from '#app/i18n/told.ts'
import { keyedHash } from '#app/platform/crypto.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import type { ServiceRating } from './rating.ts'

export type SentRating = {
  rating: ServiceRating
  /** The incident somebody was affected by, where the rating is about it. */
  incident: string | null
  language: Language
  formKey: string
  /** For the throttle only: nothing of the person is kept. */
  address: string
}

const perAddress = { name: 'service-rating', per: 'hour', atMost: 10 } as const

/** Keeps how somebody rates the service, or how an incident was handled (S3). Throws notFound and tooMany. */
export async function rateService(ctx: Context, sent: SentRating): Promise<void> {
  const { rating, language } = sent
  const incident = sent.incident ? await rateableIncident(ctx, sent.incident) : null
  const body = JSON.stringify([rating, sent.incident])
  if (!isOwnMachine(sent.address)) await throttle(ctx, perAddress, sent.address)
  const key = `${sent.formKey}:${keyedHash('form', body)}`
  await once(ctx, { scope: 'rating', key, body }, async (tx) => {
    await tx.db.insert(serviceRatings).values({
      id: uuidv7(tx.now),
      level: rating.level,
      aspects: givenOnly(rating.aspects),
      comment: rating.comment || null,
      language,
      incidentId: incident?.id ?? null,
      createdAt: tx.now,
    })
    return { status: 201, body: null }
  })
}

/** What is asked about: its number and title. Not published, or a drill: it does not exist. */
export async function incidentToRate(
  ctx: Context,
  number: string,
  language: Language,
): Promise<{ number: string; title: Told }> {
  const incident = await rateableIncident(ctx, number)
  return { number: incident.number, title: toldIn(incident.title, language) }
}

async function rateableIncident(ctx: Context, number: string): Promise<Incident> {
  const incident = await findIncident(ctx, number)
  ensure(incident.publishedAt !== null && incident.drillSince === null, notFound)
  return incident
}

const givenOnly = (aspects: Partial<Record<string, number | undefined>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(aspects).flatMap(([name, level]) => (level === undefined ? [] : [[name, level]])),
  )

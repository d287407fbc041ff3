import { serviceRatings } from '#db/schema/index.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure, notFound } from '#app/domain/ground/errors/errors.ts'
import { onceForm, type SentForm } from '#app/domain/ground/idempotency/once-form.ts'
import { findIncident, type Incident } from '#app/domain/incidents/incidents/incident.ts'
import { throttleAddress } from '#app/domain/ground/throttle/throttle-address.ts'
import type { Language } from '#app/i18n/language.ts'
import { translatedText, type TranslatedText } from '#app/domain/ground/translated/text-in.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import type { ServiceRating } from './rating.ts'

export type SentRating = {
  rating: ServiceRating
  /** The incident somebody was affected by, where the rating is about it. */
  incident: string | null
  language: Language
  form: SentForm
  /** For the throttle only: nothing of the person is kept. */
  address: string
}

const perAddress = { name: 'service-rating', per: 'hour', atMost: 10 } as const

/** Keeps how somebody rates the service, or how an incident was handled (S3). Throws notFound and tooMany. */
export async function rateService(ctx: Context, sent: SentRating): Promise<void> {
  const { rating, language } = sent
  const incident = sent.incident ? await rateableIncident(ctx, sent.incident) : null
  await onceForm(ctx, sent.form, async (tx) => {
    // In here a double click counts once.
    await throttleAddress(tx, perAddress, sent.address)
    await tx.db.insert(serviceRatings).values({
      id: uuidv7(tx.now),
      level: rating.level,
      aspects: givenOnly(rating.aspects),
      comment: rating.comment || null,
      language,
      incidentId: incident?.id ?? null,
      createdAt: tx.now,
    })
  })
}

/** Number and title of the incident that a reader rates. Throws notFound for a drill or an unpublished incident. */
export async function incidentToRate(
  ctx: Context,
  number: string,
  language: Language,
): Promise<{ number: string; title: TranslatedText }> {
  const incident = await rateableIncident(ctx, number)
  return { number: incident.number, title: translatedText(incident.title, language) }
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

import { and, eq, isNull } from 'drizzle-orm'
import { incidentUpdates } from '#db/schema/index.ts'
import { record } from '#app/domain/ground/audit/record.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { formatDated } from '#app/i18n/format.ts'
import { translator } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import { uuidv7 } from '#app/platform/uuid.ts'
import { subjectOfIncident, type Incident } from './incident.ts'
import type { IncidentStatus } from '#app/domain/ground/vocabulary/incident-words.ts'
import { etaOf, type Stage } from './stages.ts'

/** Puts a draft with the proposed status and agreed wording where communications find it; nothing is published. */
export async function proposeUpdate(
  tx: Context,
  incident: Incident,
  status: IncidentStatus,
  stages: readonly Stage[],
): Promise<void> {
  const [waiting] = await tx.db
    .select({ id: incidentUpdates.id })
    .from(incidentUpdates)
    .where(
      and(
        eq(incidentUpdates.incidentId, incident.id),
        eq(incidentUpdates.status, status),
        isNull(incidentUpdates.publishedAt),
        isNull(incidentUpdates.discardedAt),
        isNull(incidentUpdates.correctsId),
        isNull(incidentUpdates.displayAt),
      ),
    )
  if (waiting) return
  const id = uuidv7(tx.now)
  await tx.db.insert(incidentUpdates).values({
    id,
    incidentId: incident.id,
    status,
    body: {
      'zh-CN': proposal(status, stages, tx.now, 'zh-CN'),
      ...(incident.title.en ? { en: proposal(status, stages, tx.now, 'en') } : {}),
    },
    createdAt: tx.now,
  })
  await record(tx, {
    action: 'incident.update_proposed',
    subject: subjectOfIncident(incident),
    details: { updateId: id, status },
  })
}

function proposal(status: IncidentStatus, stages: readonly Stage[], now: Date, language: Language): string {
  const t = translator(language)
  const eta = etaOf(stages, now)
  const words = t(`proposal.${status}`)
  return eta && (status === 'identified' || status === 'monitoring')
    ? `${words}${t('proposal.eta', { eta: formatDated(eta, now, language) })}`
    : words
}

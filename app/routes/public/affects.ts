import { startOfDay } from '#app/domain/ground/beijing-time.ts'
import { components } from '#app/domain/ground/vocabulary/components.ts'
import type { AppliesTo } from '#app/domain/incidents/incidents/applies.ts'
import { invoiceKinds, isDigital, type InvoiceKind } from '#app/domain/invoices/reading/kinds.ts'
import { translator, type Translate } from '#app/i18n/catalogue.ts'
import { formatDate } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/language.ts'
import { regionWords } from '#app/ui/incident/region-words.ts'

/** What an incident hits, in one sentence: the invoices where it names some, else the services; days and regions. */
export function affectsOf(to: AppliesTo, now: Date, language: Language): string {
  const t = translator(language)
  const kinds = invoiceKinds.filter((kind) => to.invoiceKinds.includes(kind))
  const parts = [
    kinds.length > 0 ? kindsInWords(kinds, t) : servicesInWords(to.components, t),
    daysInWords(to, now, language),
    regionWords(to.regions, t),
  ]
  return t('incident.affects', { what: parts.filter(Boolean).join(t('list.part')) })
}

const digital = invoiceKinds.filter(isDigital)

/** All that are digital have one name together. */
function kindsInWords(kinds: readonly InvoiceKind[], t: Translate): string {
  const isAllDigital = digital.every((kind) => kinds.includes(kind))
  const named = isAllDigital ? kinds.filter((kind) => !isDigital(kind)) : kinds
  const words = named.map((kind) => t(`invoiceKind.${kind}`))
  return [...(isAllDigital ? [t('incident.allDigital')] : []), ...words].join(t('list.comma'))
}

function servicesInWords(names: readonly string[], t: Translate): string {
  const affected = components.filter((component) => names.includes(component))
  return affected.length === 0
    ? t('component.all')
    : affected.map((component) => t(`component.${component}`)).join(t('list.comma'))
}

function daysInWords({ issuedFrom, issuedUntil }: AppliesTo, now: Date, language: Language): string {
  const t = translator(language)
  const day = (date: string) => formatDate(startOfDay(date), now, language)
  if (issuedFrom && issuedUntil)
    return issuedFrom === issuedUntil
      ? t('incident.issuedOn', { day: day(issuedFrom) })
      : t('incident.issuedBetween', { from: day(issuedFrom), until: day(issuedUntil) })
  if (issuedFrom) return t('incident.issuedFrom', { day: day(issuedFrom) })
  return issuedUntil ? t('incident.issuedUntil', { day: day(issuedUntil) }) : ''
}

import { regionDigits } from '#app/domain/invoices/reading/region-names.ts'
import { isKey, type Translate } from '#app/i18n/catalogue.ts'

/** Regions as readers call them; one that invoices don't know stands as it was typed. */
export const regionWords = (regions: readonly string[], t: Translate): string =>
  regions
    .map((name) => {
      const key = `region.${regionDigits(name)}`
      return isKey(key) ? t(key) : name
    })
    .join(t('list.comma'))

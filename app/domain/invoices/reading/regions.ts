/** First two digits of GB/T 2260: the provinces. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'.split(' '),
)

/** The five planned cities with a tax bureau of their own: 大连, 宁波, 厦门, 青岛, 深圳. */
const plannedCities = new Set(['2102', '3302', '3502', '3702', '4403'])

export const isProvince = (digits: string) => provinces.has(digits.slice(0, 2))

/** The region whose bureau answers for a code: the planned city itself, otherwise its province (`3101` → `3100`). */
export const routedRegion = (region: string) =>
  plannedCities.has(region) ? region : `${region.slice(0, 2)}00`

/** In 20-digit numbers the planned cities were seen with 91–95 in place of the province; inferred from samples. */
export const mayBePlannedCity = (digits: string) => /^9[1-5]/.test(digits)

import type { Rating } from '#app/ui/public/rate/rate-form.tsx'

const aspectName = /^aspects\.(\w+)$/

/** A rating that was refused, as it was typed. */
export function typedRating(values: Record<string, string>): Rating {
  const { solved, level, comment = '' } = values
  const aspects = Object.entries(values).flatMap(([name, value]) => {
    const aspect = aspectName.exec(name)?.[1]
    return aspect && value !== '' ? [[aspect, Number(value)] as const] : []
  })
  return {
    solved: solved ? solved === 'yes' : null,
    level: level ? Number(level) : null,
    aspects: Object.fromEntries(aspects),
    comment,
  }
}

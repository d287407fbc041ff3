const aspectName = /^aspects\.(\w+)$/

/** A rating as its form sends it, as the survey reads it; sub-items left open are left out. */
export function ratingOf(form: FormData): Record<string, unknown> {
  const text = (name: string) => form.get(name) ?? undefined
  const aspects = [...form].flatMap(([name, value]) => {
    const aspect = aspectName.exec(name)?.[1]
    return aspect && value !== '' ? [[aspect, value] as const] : []
  })
  return {
    solved: text('solved'),
    level: text('level'),
    comment: text('comment'),
    aspects: Object.fromEntries(aspects),
  }
}

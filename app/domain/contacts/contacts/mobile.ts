/**
 * A mainland mobile number as stored, `+8613800138000`, from any usual writing: +86, 0086 or 86 in front, blanks,
 * hyphens, brackets, full-width digits. null when it is none (11 digits, 1[3-9]…).
 */
export function normaliseMobile(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}().]/gu, '')
  const match = /^(?:\+86|0086|86)?(1[3-9]\d{9})$/.exec(digits)
  return match?.[1] ? `+86${match[1]}` : null
}

/** As shown on screen and in logs: `138****8000`. Takes a stored number. */
export function maskMobile(mobile: string): string {
  const national = mobile.replace(/^\+86/, '')
  return `${national.slice(0, 3)}****${national.slice(-4)}`
}

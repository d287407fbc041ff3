/** Joins class names; what is absent leaves no trace. */
export const classes = (...names: Array<string | false | null | undefined>) =>
  names.filter(Boolean).join(' ') || undefined

/** Joins class names; absent ones are left out. */
export const classes = (...names: Array<string | false | null | undefined>) =>
  names.filter(Boolean).join(' ') || undefined

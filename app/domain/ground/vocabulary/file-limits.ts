/** Of one file, in bytes. */
export const longestFile = 10 * 1024 * 1024
/** Of one form. */
export const mostFiles = 5

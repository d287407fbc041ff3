/** Aborted when the process is about to stop: long answers (event streams) end themselves then. */
export const closing = new AbortController()

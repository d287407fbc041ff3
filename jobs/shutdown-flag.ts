let isStopping = false

/** The process ends: long jobs finish what they have in hand and leave the rest to others. */
export const stopSoon = () => {
  isStopping = true
}
export const stopping = () => isStopping

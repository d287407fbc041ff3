/** What of a key event decides whether a key of the desk was meant. */
export type Pressed = Pick<
  KeyboardEvent,
  'key' | 'isComposing' | 'ctrlKey' | 'metaKey' | 'altKey' | 'timeStamp'
> & {
  isTyping: boolean
}

const patienceMs = 1500

/**
 * Tells which key of the desk was pressed, null where none: while somebody types or composes Chinese, and with Ctrl or
 * the like, all of them rest. After g the next one counts as `g` and itself, if it comes soon.
 */
export function keyReader(): (pressed: Pressed) => string | null {
  let leaderAt: number | null = null
  return ({ key, isComposing, ctrlKey, metaKey, altKey, isTyping, timeStamp }) => {
    const isLed = leaderAt !== null && timeStamp - leaderAt <= patienceMs
    leaderAt = null
    // While Chinese is composed some browsers name the key “Process” and say nothing else.
    if (isComposing || key === 'Process' || ctrlKey || metaKey || altKey || isTyping) return null
    if (isLed) return `g ${key}`
    if (key === 'g') {
      leaderAt = timeStamp
      return null
    }
    return key
  }
}

import { useEffect } from 'react'

const counted = /^\(\d+\) /

/** Puts a number before the title of the tab, whatever page it is of; none where there is nothing. */
export function useTitleCount(count: number): void {
  useEffect(() => {
    const apply = () => {
      const bare = document.title.replace(counted, '')
      const wanted = count > 0 ? `(${count}) ${bare}` : bare
      if (document.title !== wanted) document.title = wanted
    }
    apply()
    // The next page writes its own.
    const observer = new MutationObserver(apply)
    observer.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => observer.disconnect()
  }, [count])
}

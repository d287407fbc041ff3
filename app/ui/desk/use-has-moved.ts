import { useLocation } from '@remix-run/react'
import { useEffect, useRef, type RefObject } from 'react'

// Of the document, not of a page: the first address of a document was not moved to.
let first: string | null = null

/** Whether the page was come to by a link inside this document. Read it in an effect. */
export function useHasMoved(): RefObject<boolean> {
  const { key } = useLocation()
  const moved = useRef(false)
  useEffect(() => {
    first ??= key
    moved.current = first !== key
  }, [key])
  return moved
}

import { useEffect, useRef, useState } from 'react'
import { longestFile, mostFiles } from '#app/domain/ground/vocabulary/file-limits.ts'

export type LeftOut = { file: File; why: 'file_size' | 'file_count' }

/**
 * The files in a file field: chosen, pasted into its form, or dropped anywhere on the page, one after the other. Those
 * that the server would refuse for their size or number are left out before they are sent.
 */
export function useChosenFiles({ room = mostFiles, pasted }: { room?: number; pasted: string }) {
  const input = useRef<HTMLInputElement>(null)
  const [files, setFiles] = useState<File[]>([])
  const [leftOut, setLeftOut] = useState<LeftOut[]>([])
  const [isOver, setOver] = useState(false)

  const put = (wanted: readonly File[]) => {
    const transfer = new DataTransfer()
    for (const file of wanted) transfer.items.add(file)
    if (input.current) input.current.files = transfer.files
    setFiles([...wanted])
  }
  const add = (more: readonly File[]) => {
    const short = more.filter(({ size }) => size <= longestFile)
    const wanted = [...files, ...short.map((file, index) => named(file, pasted, files.length + index + 1))]
    put(wanted.slice(0, room))
    setLeftOut([
      ...more.filter(({ size }) => size > longestFile).map((file) => ({ file, why: 'file_size' as const })),
      ...wanted.slice(room).map((file) => ({ file, why: 'file_count' as const })),
    ])
  }
  const remove = (file: File) => {
    put(files.filter((one) => one !== file))
    setLeftOut([])
  }

  const latest = useRef(add)
  useEffect(() => {
    latest.current = add
  })
  useEffect(() => {
    const form = input.current?.form
    const paste = (event: ClipboardEvent) => {
      const { clipboardData } = event
      // A cell or a paragraph is copied as text and as a picture of it: the text is meant.
      if (!clipboardData?.files.length || clipboardData.types.includes('text/plain')) return
      event.preventDefault()
      latest.current([...clipboardData.files])
    }
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      // Else the browser would open the file in place of the page.
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      if (!event.dataTransfer?.files.length) return
      event.preventDefault()
      latest.current([...event.dataTransfer.files])
    }
    form?.addEventListener('paste', paste)
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      form?.removeEventListener('paste', paste)
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])

  return { input, files, leftOut, isOver, add, remove }
}

/** Browsers call every picture that is pasted `image.png`. */
const named = (file: File, pasted: string, place: number) =>
  file.name === 'image.png' ? new File([file], `${pasted}-${place}.png`, { type: file.type }) : file

import { statfs } from 'node:fs/promises'

/** Under this share the disk is about to be full: backups, logs and temporary files take the rest in no time. */
const leastShare = 0.05

type Space = { bavail: number; blocks: number }

/** One line where hardly any of the disk of a folder is left; none where it can't be told. */
export async function diskWarnings(
  folder: string,
  spaceOf: (folder: string) => Promise<Space> = statfs,
): Promise<string[]> {
  try {
    const { bavail, blocks } = await spaceOf(folder)
    const share = blocks > 0 ? bavail / blocks : 1
    return share < leastShare
      ? [`disk: ${(share * 100).toFixed(1)} % is left for DATA_DIR, uploads are refused when it is full`]
      : []
  } catch {
    return []
  }
}

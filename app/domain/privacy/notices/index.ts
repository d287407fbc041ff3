import type { NoticeSeed } from '#app/domain/privacy/notice.ts'
import { version1 } from './version-1.ts'

/** Every version, the oldest first. A new one goes to the end; it announces itself from the day it takes effect. */
export const noticeSeeds: readonly NoticeSeed[] = [version1]

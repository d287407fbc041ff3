import type { Actor, Context, Enqueue } from '#app/domain/ground/context.ts'
import type { JobName } from '#jobs/definitions.ts'
import { db } from '#test/support/database.ts'

export type Enqueued = { name: JobName; data: object }

/** The jobs that verbs have asked for, in order; emptied by `forgetJobs`. */
export const enqueued: Enqueued[] = []
export const forgetJobs = () => void enqueued.splice(0)

const enqueue: Enqueue = async (name, data) => void enqueued.push({ name, data })

export const at = (text: string) => new Date(text)

/** What a verb takes from outside: an actor, the real database, an array of jobs and a fixed time. */
export const as = (actor: Actor, now: Date = new Date()): Context => ({ actor, db, enqueue, now })

export const asSystem = (now?: Date) => as({ type: 'system' }, now)
export const asAnonymous = (now?: Date) => as({ type: 'anonymous' }, now)

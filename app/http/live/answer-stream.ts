import { addStream, type DeskStream } from '#app/http/live/desk-streams.ts'
import { eventStream } from '#app/http/live/event-stream.ts'
import { quietStaff, type StaffContext } from '#app/http/staff.ts'

const sessionEveryMs = 30_000

/** Without a time that can be read, anything may have been missed. */
function since(request: Request): Date {
  const given = Date.parse(new URL(request.url).searchParams.get('since') ?? '')
  return new Date(Number.isNaN(given) ? 0 : given)
}

/**
 * The stream of signals of one browser. Whose session has ended gets no more of it; a role or department that changed
 * counts from the next look at the session on.
 */
export function answerStream(request: Request, ctx: StaffContext): Response {
  let isFull = false
  const answer = eventStream(request.signal, ({ send, close }) => {
    const stream: DeskStream = {
      actor: ctx.actor,
      tell: (signal) => send('signal', signal),
      since: since(request),
      live: (hasGap) => send('live', { hasGap, now: new Date().toISOString() }),
      deaf: () => send('deaf'),
      checkSession: () => void check(),
    }
    const check = async () => {
      const now = await quietStaff(request).catch(() => undefined)
      // The database is away: nobody is told anything meanwhile.
      if (now === undefined) return
      if (now) return void (stream.actor = now.actor)
      send('ended')
      close()
    }
    const leave = addStream(stream)
    isFull = leave === null
    const timer = setInterval(() => void check(), sessionEveryMs).unref()
    return () => {
      clearInterval(timer)
      leave?.()
    }
  })
  if (!isFull) return answer
  void answer.body?.cancel()
  return new Response('Too many streams\n', {
    status: 429,
    headers: { 'Retry-After': '60', 'Cache-Control': 'no-store' },
  })
}

import type { Occasion } from '#app/domain/ground/vocabulary/maintenance-words.ts'
import type { Window, WindowState } from './window.ts'

export type Plan = Pick<
  Window,
  | 'state'
  | 'startsAt'
  | 'endsAt'
  | 'verifyMinutes'
  | 'noticeMinutes'
  | 'notify'
  | 'noticedAheadAt'
  | 'completedAt'
  | 'cancelledAt'
>
export type Step = { occasion: Extract<Occasion, 'ahead' | 'started' | 'verifying' | 'completed'>; at: Date }

const before = (moment: Date, minutes: number) => new Date(moment.getTime() - minutes * 60_000)

/** What happens next with a window by itself, and when; null where nothing does any more. */
export function nextStep(plan: Plan): Step | null {
  if (plan.cancelledAt || plan.completedAt) return null
  switch (plan.state) {
    case 'scheduled':
      return needsNoticeAhead(plan)
        ? { occasion: 'ahead', at: before(plan.startsAt, plan.noticeMinutes) }
        : { occasion: 'started', at: plan.startsAt }
    case 'in_progress':
      return plan.verifyMinutes > 0
        ? { occasion: 'verifying', at: later(plan.startsAt, before(plan.endsAt, plan.verifyMinutes)) }
        : { occasion: 'completed', at: plan.endsAt }
    case 'verifying':
      return { occasion: 'completed', at: plan.endsAt }
    default:
      return null
  }
}

/**
 * Everything due until `now`, in order. After an outage over several boundaries that is more than one step; a notice
 * ahead of what has begun meanwhile says nothing any more and is left out.
 */
export function dueSteps(plan: Plan, now: Date): Step[] {
  const steps: Step[] = []
  let current = plan
  for (let step = nextStep(current); step && step.at <= now; step = nextStep(current)) {
    steps.push(step)
    current = after(current, step)
  }
  return steps.length > 1 ? steps.filter(({ occasion }) => occasion !== 'ahead') : steps
}

/** The state everybody sees at `now`: also while whoever moves the rows is down. */
export function stateAt(plan: Plan, now: Date): WindowState {
  const last = dueSteps(plan, now).at(-1)
  return last && last.occasion !== 'ahead' ? stateOf[last.occasion] : toState(plan.state)
}

export const stateOf = { started: 'in_progress', verifying: 'verifying', completed: 'completed' } as const

const toState = (state: string): WindowState =>
  state === 'in_progress' || state === 'verifying' || state === 'completed' ? state : 'scheduled'

const needsNoticeAhead = (plan: Plan) =>
  plan.notify === 'everyone' && plan.noticeMinutes > 0 && plan.noticedAheadAt === null

function after(plan: Plan, { occasion, at }: Step): Plan {
  if (occasion === 'ahead') return { ...plan, noticedAheadAt: at }
  return { ...plan, state: stateOf[occasion], completedAt: occasion === 'completed' ? at : null }
}

const later = (left: Date, right: Date) => (left > right ? left : right)

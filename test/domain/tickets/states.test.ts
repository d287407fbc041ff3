import { expect, test } from 'vitest'
import { canMove, isFinal, isWaiting, transitions, whoMayMove } from '#app/domain/desk/tickets/states.ts'
import { isOpen, openStates } from '#app/domain/ground/vocabulary/open-states.ts'
import { ticketStates } from '#app/domain/ground/vocabulary/ticket-words.ts'

test('the state machine allows exactly these moves', () => {
  expect(transitions).toEqual({
    new: ['open', 'resolved', 'cancelled', 'merged'],
    open: ['waiting_reporter', 'waiting_upstream', 'resolved', 'cancelled', 'merged'],
    waiting_reporter: ['open', 'waiting_upstream', 'resolved', 'cancelled', 'merged'],
    waiting_upstream: ['open', 'waiting_reporter', 'resolved', 'cancelled', 'merged'],
    resolved: ['closed', 'reopened'],
    closed: [],
    reopened: ['open', 'waiting_reporter', 'waiting_upstream', 'resolved', 'cancelled', 'merged'],
    cancelled: ['new', 'open', 'waiting_reporter', 'waiting_upstream', 'reopened'],
    merged: [],
  })
})

test('a state never moves to itself and every state can be reached from new', () => {
  const reached = new Set(['new'])
  for (const state of reached) for (const to of ticketStates) if (canMoveText(state, to)) reached.add(to)

  expect([...reached].toSorted()).toEqual([...ticketStates].toSorted())
  for (const state of ticketStates) expect(canMove(state, state)).toBe(false)
})

test('somebody may make every move of the table and nobody any other', () => {
  for (const from of ticketStates) {
    for (const to of ticketStates)
      expect(whoMayMove(from, to).length > 0).toBe(transitions[from].includes(to))
  }
})

test('a reporter may withdraw, take that back, answer and re-open, and nothing else', () => {
  const theirs = ticketStates.flatMap((from) =>
    ticketStates.filter((to) => whoMayMove(from, to).includes('reporter')).map((to) => `${from} → ${to}`),
  )
  expect(theirs).toEqual([
    'new → cancelled',
    'open → cancelled',
    'waiting_reporter → open',
    'waiting_reporter → cancelled',
    'waiting_upstream → cancelled',
    'resolved → reopened',
    'reopened → cancelled',
    'cancelled → new',
    'cancelled → open',
    'cancelled → waiting_reporter',
    'cancelled → waiting_upstream',
    'cancelled → reopened',
  ])
})

test('only a recovery resolves a ticket that nobody has opened', () => {
  expect(whoMayMove('new', 'resolved')).toEqual(['system'])
})

test('clocks are paused in the waiting states, which are open ones; closed and merged are the end', () => {
  expect(ticketStates.filter(isWaiting)).toEqual(['waiting_reporter', 'waiting_upstream'])
  expect(ticketStates.filter(isOpen).toSorted()).toEqual([...openStates].toSorted())
  expect(ticketStates.filter(isFinal)).toEqual(['closed', 'merged'])
})

test('nobody but its reporter brings a cancelled ticket back', () => {
  for (const to of ticketStates) expect(['', 'reporter']).toContain(whoMayMove('cancelled', to).join())
})

const canMoveText = (from: string, to: (typeof ticketStates)[number]) =>
  ticketStates.some((state) => state === from && canMove(state, to))

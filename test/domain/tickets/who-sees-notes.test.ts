import { expect, test } from 'vitest'
import type { Actor, StaffActor } from '#app/domain/ground/context.ts'
import { canSeeNotes, canSeePart } from '#app/domain/desk/tickets/who-sees-notes.ts'
import type { Role } from '#app/domain/ground/vocabulary/staff-roles.ts'

const ticket = { id: 't', departmentId: 'own', assigneeId: 'assignee', state: 'open', incidentId: null }
const staff = (role: Role, departmentId: string | null, id = 'somebody'): StaffActor => ({
  type: 'staff',
  id,
  name: '坐席',
  roles: [role],
  departmentId,
  departmentKey: null,
})

test.each<[string, Actor, boolean, boolean]>([
  ['an agent of the department', staff('agent', 'own'), true, true],
  ['the assignee in another department', staff('agent', 'other', 'assignee'), true, true],
  ['an agent of another department', staff('agent', 'other'), false, false],
  ['a manager', staff('manager', null), true, true],
  ['a knowledge editor', staff('knowledge_editor', null), false, false],
  ['its reporter', { type: 'reporter', ticketId: 't' }, false, true],
  ['the reporter of another ticket', { type: 'reporter', ticketId: 'other' }, false, false],
  ['a program that reads tickets', { type: 'api', keyId: 'k', scopes: ['tickets:read'] }, true, true],
  ['a program that reads incidents', { type: 'api', keyId: 'k', scopes: ['incidents:read'] }, false, false],
  ['anybody', { type: 'anonymous' }, false, false],
])('%s sees the notes of a ticket, or what is public in it, as the rule says', (_who, actor, notes, rest) => {
  expect(canSeeNotes(actor, ticket)).toBe(notes)
  expect(canSeePart(actor, ticket, 'internal')).toBe(notes)
  expect(canSeePart(actor, ticket, 'public')).toBe(rest)
})

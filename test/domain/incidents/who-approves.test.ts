import { expect, test } from 'vitest'
import type { Actor, StaffActor } from '#app/domain/ground/context.ts'
import { isOwnDraft, needsReasonToApprove } from '#app/domain/incidents/incidents/who-approves.ts'
import type { Role } from '#app/domain/ground/vocabulary/staff-roles.ts'

const staff = (role: Role, id = 'author'): StaffActor => ({
  type: 'staff',
  id,
  name: '坐席',
  roles: [role],
  departmentId: null,
  departmentKey: null,
})
const program: Actor = { type: 'api', keyId: 'author', scopes: ['incidents:write'] }

test.each<[string, Actor, string | null, boolean, boolean]>([
  ['a commander’s own draft', staff('commander'), 'author', true, true],
  ['the draft of a colleague', staff('commander', 'other'), 'author', false, false],
  ['what the system proposed', staff('commander'), null, false, false],
  ['the own draft of whoever may not approve', staff('communications'), 'author', true, false],
  ['what a program drafted', program, null, false, false],
])('%s is approved with a reason only where it is one’s own', (_what, actor, draftedBy, own, reason) => {
  expect(isOwnDraft(actor, { draftedBy })).toBe(own)
  expect(needsReasonToApprove(actor, { draftedBy })).toBe(reason)
})

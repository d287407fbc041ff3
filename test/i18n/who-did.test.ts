import { expect, test } from 'vitest'
import { translator } from '#app/i18n/catalogue.ts'
import { whoDid } from '#app/ui/desk/event-list.tsx'
import { eventWords } from '#app/ui/desk/event-words.ts'

const t = translator('zh-CN')

test.each([
  ['system', 'ticket.filed', null, t('ticket.reporter')],
  ['anonymous', 'ticket.filed', null, t('ticket.reporter')],
  ['staff', 'ticket.filed', '林书遥', '林书遥'],
  ['system', 'ticket.resolution_overdue', null, t('conversation.system')],
  ['api', 'ticket.filed', null, t('event.program')],
])('who did it, of %s and %s', (actorType, action, actorName, who) => {
  expect(whoDid({ actorType, action, actorName }, t)).toBe(who)
})

test('an update that somebody else published names its writer', () => {
  const names = new Map([['writer', '苏念安']])
  const published = {
    action: 'incident.update_published',
    details: { status: 'monitoring', draftedBy: 'writer' },
  }
  expect(eventWords(published, t, names, new Date(), 'zh-CN').body).toBe(
    t('event.writtenBy', { name: '苏念安' }),
  )
})

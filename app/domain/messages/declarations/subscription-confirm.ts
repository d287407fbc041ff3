import { confirmHours, confirmLink } from '#app/domain/delivery/links/links.ts'
import { isHookChannel } from '#app/domain/ground/vocabulary/lanes.ts'
import { textIn } from '#app/domain/ground/translated/text-in.ts'
import type { Language } from '#app/i18n/language.ts'
import { part, personalMessage } from './declare.ts'
import { sampleWords } from './sample-facts.ts'

type SubscriptionConfirm = {
  url: string
  hours: number
  /** Whoever reads it sits in a group or looks after a program. */
  toHook: boolean
  /** The one incident that it is about; `isTold`: they hear of it already, and there is nothing to confirm. */
  incident?: { title: string; isTold: boolean } | undefined
}

const url = 'https://desk.example.invalid/confirm/7KM4PX92HFQW'

const aboutIncident = (language: Language, isTold: boolean): SubscriptionConfirm => ({
  url,
  hours: 24,
  toHook: false,
  incident: { title: sampleWords('title', language), isTold },
})

/** Asks the owner of an address to confirm the subscription; nothing else is sent before. */
export const subscriptionConfirm = personalMessage<SubscriptionConfirm>({
  group: 'access',
  parts: {
    mail: [
      part('mail.confirm.subject', 'subject'),
      part('mail.confirm.title', 'title'),
      part('mail.confirm.body', 'text'),
      part('mail.confirm.notYou', 'note'),
      part('mail.confirm.hook', 'hookText'),
      part('mail.confirm.notWanted', 'hookNote'),
      part('mail.confirm.incident', 'askedText'),
      part('mail.confirm.toldTitle', 'toldTitle'),
      part('mail.confirm.told', 'toldText'),
    ],
    sms: [
      part('sms.confirm', 'sms'),
      part('sms.confirmIncident', 'smsAsked'),
      part('sms.confirmTold', 'smsTold'),
    ],
  },
  samples: {
    usual: () => ({ url, hours: 24, toHook: false }),
    hook: () => ({ url, hours: 24, toHook: true }),
    asked: (language) => aboutIncident(language, false),
    told: (language) => aboutIncident(language, true),
  },
  hookType: 'confirm',
  facts({ notice, language, channel, material, urlOf }) {
    const ask = material.codes.get(notice.subjectId)
    if (!ask) return null
    const incident = ask.incidentId ? material.incidents.get(ask.incidentId) : undefined
    const isTold = notice.details.told === 'already'
    return {
      url: urlOf(confirmLink(ask.id, ask.createdAt)),
      hours: confirmHours,
      toHook: isHookChannel(channel),
      incident: incident && { title: textIn(incident.title, language), isTold },
    }
  },
  mail({ t }, { url: link, hours, toHook, incident }) {
    if (incident?.isTold) {
      const title = t('mail.confirm.toldTitle')
      const text = t('mail.confirm.told', { title: incident.title })
      return {
        subject: title,
        title,
        blocks: [{ type: 'text', text }],
        action: { label: t('mail.action.incident'), url: link },
      }
    }
    const text = incident
      ? t('mail.confirm.incident', { title: incident.title, hours })
      : t(toHook ? 'mail.confirm.hook' : 'mail.confirm.body', { hours })
    return {
      subject: t('mail.confirm.subject'),
      title: t('mail.confirm.title'),
      blocks: [
        { type: 'text', text },
        { type: 'note', text: t(toHook ? 'mail.confirm.notWanted' : 'mail.confirm.notYou') },
      ],
      action: { label: t('mail.action.confirm'), url: link },
    }
  },
  sms({ t }, { url: link, incident }) {
    if (!incident) return t('sms.confirm', { url: link })
    const said = { title: incident.title, url: link }
    return t(incident.isTold ? 'sms.confirmTold' : 'sms.confirmIncident', said)
  },
})

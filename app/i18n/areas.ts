import enCommon from '#app/i18n/en/common.json' with { type: 'json' }
import enDelivery from '#app/i18n/en/delivery.json' with { type: 'json' }
import enDesk from '#app/i18n/en/desk.json' with { type: 'json' }
import enDeskNews from '#app/i18n/en/desk-news.json' with { type: 'json' }
import enErrors from '#app/i18n/en/errors.json' with { type: 'json' }
import enFeedback from '#app/i18n/en/feedback.json' with { type: 'json' }
import enHelp from '#app/i18n/en/help.json' with { type: 'json' }
import enIncident from '#app/i18n/en/incident.json' with { type: 'json' }
import enLimits from '#app/i18n/en/limits.json' with { type: 'json' }
import enMessages from '#app/i18n/en/messages.json' with { type: 'json' }
import enNews from '#app/i18n/en/news.json' with { type: 'json' }
import enOutside from '#app/i18n/en/outside.json' with { type: 'json' }
import enPrivacy from '#app/i18n/en/privacy.json' with { type: 'json' }
import enPublic from '#app/i18n/en/public.json' with { type: 'json' }
import enReport from '#app/i18n/en/report.json' with { type: 'json' }
import enSubscribe from '#app/i18n/en/subscribe.json' with { type: 'json' }
import enTemplates from '#app/i18n/en/templates.json' with { type: 'json' }
import enWizard from '#app/i18n/en/wizard.json' with { type: 'json' }
import cnCommon from '#app/i18n/zh-CN/common.json' with { type: 'json' }
import cnDelivery from '#app/i18n/zh-CN/delivery.json' with { type: 'json' }
import cnDesk from '#app/i18n/zh-CN/desk.json' with { type: 'json' }
import cnDeskNews from '#app/i18n/zh-CN/desk-news.json' with { type: 'json' }
import cnErrors from '#app/i18n/zh-CN/errors.json' with { type: 'json' }
import cnFeedback from '#app/i18n/zh-CN/feedback.json' with { type: 'json' }
import cnHelp from '#app/i18n/zh-CN/help.json' with { type: 'json' }
import cnIncident from '#app/i18n/zh-CN/incident.json' with { type: 'json' }
import cnLimits from '#app/i18n/zh-CN/limits.json' with { type: 'json' }
import cnMessages from '#app/i18n/zh-CN/messages.json' with { type: 'json' }
import cnNews from '#app/i18n/zh-CN/news.json' with { type: 'json' }
import cnOutside from '#app/i18n/zh-CN/outside.json' with { type: 'json' }
import cnPrivacy from '#app/i18n/zh-CN/privacy.json' with { type: 'json' }
import cnPublic from '#app/i18n/zh-CN/public.json' with { type: 'json' }
import cnReport from '#app/i18n/zh-CN/report.json' with { type: 'json' }
import cnSubscribe from '#app/i18n/zh-CN/subscribe.json' with { type: 'json' }
import cnTemplates from '#app/i18n/zh-CN/templates.json' with { type: 'json' }
import cnWizard from '#app/i18n/zh-CN/wizard.json' with { type: 'json' }
import twCommon from '#app/i18n/zh-TW/common.json' with { type: 'json' }
import twDelivery from '#app/i18n/zh-TW/delivery.json' with { type: 'json' }
import twDesk from '#app/i18n/zh-TW/desk.json' with { type: 'json' }
import twDeskNews from '#app/i18n/zh-TW/desk-news.json' with { type: 'json' }
import twErrors from '#app/i18n/zh-TW/errors.json' with { type: 'json' }
import twFeedback from '#app/i18n/zh-TW/feedback.json' with { type: 'json' }
import twHelp from '#app/i18n/zh-TW/help.json' with { type: 'json' }
import twIncident from '#app/i18n/zh-TW/incident.json' with { type: 'json' }
import twLimits from '#app/i18n/zh-TW/limits.json' with { type: 'json' }
import twMessages from '#app/i18n/zh-TW/messages.json' with { type: 'json' }
import twNews from '#app/i18n/zh-TW/news.json' with { type: 'json' }
import twOutside from '#app/i18n/zh-TW/outside.json' with { type: 'json' }
import twPrivacy from '#app/i18n/zh-TW/privacy.json' with { type: 'json' }
import twPublic from '#app/i18n/zh-TW/public.json' with { type: 'json' }
import twReport from '#app/i18n/zh-TW/report.json' with { type: 'json' }
import twSubscribe from '#app/i18n/zh-TW/subscribe.json' with { type: 'json' }
import twTemplates from '#app/i18n/zh-TW/templates.json' with { type: 'json' }
import twWizard from '#app/i18n/zh-TW/wizard.json' with { type: 'json' }
import type { Language } from '#app/i18n/language.ts'

/** The catalogues as they lie on disk, area by area; `zh-CN` is written first and rules the set of keys. */
export const areas = {
  'zh-CN': {
    common: cnCommon,
    public: cnPublic,
    outside: cnOutside,
    report: cnReport,
    wizard: cnWizard,
    desk: cnDesk,
    delivery: cnDelivery,
    limits: cnLimits,
    messages: cnMessages,
    errors: cnErrors,
    incident: cnIncident,
    news: cnNews,
    subscribe: cnSubscribe,
    templates: cnTemplates,
    'desk-news': cnDeskNews,
    help: cnHelp,
    feedback: cnFeedback,
    privacy: cnPrivacy,
  },
  'zh-TW': {
    common: twCommon,
    public: twPublic,
    outside: twOutside,
    report: twReport,
    wizard: twWizard,
    desk: twDesk,
    delivery: twDelivery,
    limits: twLimits,
    messages: twMessages,
    errors: twErrors,
    incident: twIncident,
    news: twNews,
    subscribe: twSubscribe,
    templates: twTemplates,
    'desk-news': twDeskNews,
    help: twHelp,
    feedback: twFeedback,
    privacy: twPrivacy,
  },
  en: {
    common: enCommon,
    public: enPublic,
    outside: enOutside,
    report: enReport,
    wizard: enWizard,
    desk: enDesk,
    delivery: enDelivery,
    limits: enLimits,
    messages: enMessages,
    errors: enErrors,
    incident: enIncident,
    news: enNews,
    subscribe: enSubscribe,
    templates: enTemplates,
    'desk-news': enDeskNews,
    help: enHelp,
    feedback: enFeedback,
    privacy: enPrivacy,
  },
} satisfies Record<Language, Record<string, Record<string, string>>>

type Areas = (typeof areas)['zh-CN']
export type Area = keyof Areas
export type Key = { [Name in Area]: keyof Areas[Name] }[Area]
export const areaNames: readonly Area[] = [
  'common',
  'public',
  'outside',
  'report',
  'wizard',
  'desk',
  'delivery',
  'limits',
  'messages',
  'errors',
  'incident',
  'news',
  'subscribe',
  'templates',
  'desk-news',
  'help',
  'feedback',
  'privacy',
]

import enCommon from '#app/i18n/en/common.json' with { type: 'json' }
import enDesk from '#app/i18n/en/desk.json' with { type: 'json' }
import enErrors from '#app/i18n/en/errors.json' with { type: 'json' }
import enIncident from '#app/i18n/en/incident.json' with { type: 'json' }
import enLimits from '#app/i18n/en/limits.json' with { type: 'json' }
import enMessages from '#app/i18n/en/messages.json' with { type: 'json' }
import enPublic from '#app/i18n/en/public.json' with { type: 'json' }
import enReport from '#app/i18n/en/report.json' with { type: 'json' }
import enWizard from '#app/i18n/en/wizard.json' with { type: 'json' }
import cnCommon from '#app/i18n/zh-CN/common.json' with { type: 'json' }
import cnDesk from '#app/i18n/zh-CN/desk.json' with { type: 'json' }
import cnErrors from '#app/i18n/zh-CN/errors.json' with { type: 'json' }
import cnIncident from '#app/i18n/zh-CN/incident.json' with { type: 'json' }
import cnLimits from '#app/i18n/zh-CN/limits.json' with { type: 'json' }
import cnMessages from '#app/i18n/zh-CN/messages.json' with { type: 'json' }
import cnPublic from '#app/i18n/zh-CN/public.json' with { type: 'json' }
import cnReport from '#app/i18n/zh-CN/report.json' with { type: 'json' }
import cnWizard from '#app/i18n/zh-CN/wizard.json' with { type: 'json' }
import twCommon from '#app/i18n/zh-TW/common.json' with { type: 'json' }
import twDesk from '#app/i18n/zh-TW/desk.json' with { type: 'json' }
import twErrors from '#app/i18n/zh-TW/errors.json' with { type: 'json' }
import twIncident from '#app/i18n/zh-TW/incident.json' with { type: 'json' }
import twLimits from '#app/i18n/zh-TW/limits.json' with { type: 'json' }
import twMessages from '#app/i18n/zh-TW/messages.json' with { type: 'json' }
import twPublic from '#app/i18n/zh-TW/public.json' with { type: 'json' }
import twReport from '#app/i18n/zh-TW/report.json' with { type: 'json' }
import twWizard from '#app/i18n/zh-TW/wizard.json' with { type: 'json' }
import type { Language } from '#app/i18n/language.ts'

/** The catalogues as they lie on disk, area by area; `zh-CN` is written first and rules the set of keys. */
export const areas = {
  'zh-CN': {
    common: cnCommon,
    public: cnPublic,
    report: cnReport,
    wizard: cnWizard,
    desk: cnDesk,
    limits: cnLimits,
    messages: cnMessages,
    errors: cnErrors,
    incident: cnIncident,
  },
  'zh-TW': {
    common: twCommon,
    public: twPublic,
    report: twReport,
    wizard: twWizard,
    desk: twDesk,
    limits: twLimits,
    messages: twMessages,
    errors: twErrors,
    incident: twIncident,
  },
  en: {
    common: enCommon,
    public: enPublic,
    report: enReport,
    wizard: enWizard,
    desk: enDesk,
    limits: enLimits,
    messages: enMessages,
    errors: enErrors,
    incident: enIncident,
  },
} satisfies Record<Language, Record<string, Record<string, string>>>

type Areas = (typeof areas)['zh-CN']
export type Area = keyof Areas
export type Key = { [Name in Area]: keyof Areas[Name] }[Area]
export const areaNames: readonly Area[] = [
  'common',
  'public',
  'report',
  'wizard',
  'desk',
  'limits',
  'messages',
  'errors',
  'incident',
]

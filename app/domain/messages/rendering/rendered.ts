import type { TemplateUse } from '#app/platform/provider.ts'

/** `headers` of an e-mail beside those that every mail has. */
export type Rendered = {
  text: string
  subject?: string
  html?: string
  headers?: Record<string, string>
  /** Of this SMS, for a provider that only sends approved templates. */
  template?: TemplateUse
} & HookPart

/** Of a message to a robot or a program. */
export type HookPart = {
  link?: string
  end?: { label: string; url: string }
  at?: Date
  type?: string
  language?: string
}

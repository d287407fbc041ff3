import { line } from '#app/domain/ground/input/text.ts'
import { z } from 'zod'
import { components } from '#app/domain/ground/vocabulary/components.ts'
import { languages } from '#app/i18n/language.ts'
import { channels } from '#app/domain/ground/vocabulary/lanes.ts'
import { subscriberKinds } from '#app/domain/ground/vocabulary/subscriber-words.ts'

export const Subscription = z.object({
  channel: z.enum(channels),
  address: line(2000).min(1),
  /** What messages to a robot or a program are signed with; empty for none. */
  secret: z
    .string()
    .trim()
    .max(200)
    .refine((text) => /^[\x21-\x7e]*$/.test(text), { error: 'secret' })
    .optional(),
  components: z.array(z.enum(components)).default([]),
  kinds: z.array(z.enum(subscriberKinds)).min(1).default(['incident', 'maintenance']),
  language: z.enum(languages).default('zh-CN'),
  confirmed: z.boolean().default(false),
})
export type Subscription = z.output<typeof Subscription>

import type { Context } from '#app/domain/ground/context.ts'
import { ensure, type FieldError } from '#app/domain/ground/errors/errors.ts'
import { languageOr, type Language } from '#app/i18n/language.ts'
import { isChannel, type Channel } from '#app/domain/ground/vocabulary/lanes.ts'
import { isDeclaredName, type DeclaredName } from '#app/domain/ground/vocabulary/messages.ts'
import type { Variant } from '#app/domain/messages/declarations/declare.ts'
import { canReword } from '#app/domain/messages/wording/policy.ts'
import { channelsFor, previewMessage, variantsOf, type Preview } from './preview-message.ts'
import { judgeWords } from './reword.ts'
import type { Place } from './show-wording.ts'
import { currentWording, wordingOf, type Words } from '#app/domain/messages/wording/wording.ts'

export type TemplateChoice = {
  message: DeclaredName
  variant: Variant
  variants: Variant[]
  language: Language
  channel: Channel
  channels: readonly Channel[]
}
export type TemplateView = TemplateChoice & { preview: Preview }
export type Choice = { name: string; variant: string; language: string; channel: string }

/** A message as people get it at present, with invented facts; what is not there falls back to the first there is. */
export async function showTemplate(ctx: Context, wanted: Choice): Promise<TemplateView> {
  const message = isDeclaredName(wanted.name) ? wanted.name : 'ticket-received'
  const variants = variantsOf(message)
  const channels = channelsFor(message)
  const choice = {
    message,
    variants,
    variant: variants.find((one) => one === wanted.variant) ?? ('usual' as const),
    language: languageOr(wanted.language),
    channels,
    channel:
      isChannel(wanted.channel) && channels.includes(wanted.channel) ? wanted.channel : ('email' as const),
  }
  return { ...choice, preview: previewMessage(choice, await currentWording(ctx)) }
}

export type Draft = { errors: FieldError[]; previews: Array<{ variant: Variant; preview: Preview }> }

/** Every case of a message in words that are not saved, or what is wrong with them. */
export async function previewWords(ctx: Context, place: Place, words: Words): Promise<Draft> {
  ensure(canReword(ctx.actor))
  const { errors } = await judgeWords(ctx, place, words)
  if (errors.length > 0) return { errors, previews: [] }
  const { message, language, medium } = place
  const wording = wordingOf([{ language, words }])
  const channel = medium === 'mail' ? 'email' : 'sms'
  const all = variantsOf(message).map((variant) => ({
    variant,
    preview: previewMessage({ message, variant, language, channel }, wording),
  }))
  return { errors, previews: all.filter(isFirstOfItsKind) }
}

/** Cases that read alike are shown once. */
const isFirstOfItsKind = ({ preview }: Draft['previews'][number], at: number, all: Draft['previews']) =>
  all.findIndex((other) => JSON.stringify(other.preview) === JSON.stringify(preview)) === at

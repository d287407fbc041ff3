import type { Frame, Mail, MessageText } from '#emails/content.ts'
import type { Key } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import type { RenderInput, SharedRenderInput } from '#app/domain/messages/rendering/render-input.ts'

/** Where the words of a message are changed: robots and programs say what the mail says. */
export const media = ['mail', 'sms'] as const
export type Medium = (typeof media)[number]
export const isMedium = (name: string): name is Medium => media.some((one) => one === name)

type WordsAfter<Prefix extends string> = Key extends infer K
  ? K extends `${Prefix}.${infer Word}`
    ? Word
    : never
  : never

/** What a part is, in the words `wording.part.<label>`. */
export type PartLabel = WordsAfter<'wording.part'>
/** Which of several things a message can say, in the words `variant.<name>`. */
export type Variant = WordsAfter<'variant'>
export type Part = { key: Key; label: PartLabel }
export const part = (key: Key, label: PartLabel): Part => ({ key, label })

export const messageGroups = ['ticket', 'news', 'access'] as const
export type MessageGroup = (typeof messageGroups)[number]

/** All of a message but whom it is for and which lane it takes: those stand in `ground/vocabulary/messages.ts`. */
type Declaration<Facts> = {
  /** Where it stands in the list of messages on the desk. */
  group: MessageGroup
  /**
   * What can be worded anew. Every key belongs to one message only; the frame that all share (labels, buttons, the
   * footer, how a subscription is ended) is none of them.
   */
  parts: Record<Medium, readonly Part[]>
  /** Invented facts, for the preview on the desk, a test message and tests of the texts; the usual ones come first. */
  samples: { usual: (language: Language) => Facts } & { [Name in Variant]?: (language: Language) => Facts }
  /** What programs tell it by where that is not its name. */
  hookType?: string
  mail: (frame: Frame, facts: Facts) => Mail
  sms: (frame: Frame, facts: Facts) => string
}

export type Sample = MessageText & { variant: Variant }
/** News as it is written once for all readers of a language, and the public page it leads to. */
export type News = { write(links: NewsLinks): MessageText; page: string }
/** What stands in a text where each reader's own link goes. */
export type NewsLinks = {
  own: string
  unsubscribe: string | undefined
  /** Why they get it: a report of theirs, a subscription to news of all kinds, or to this incident alone. */
  because: 'report' | 'subscription' | 'incident'
}

type Declared<Facts> = Pick<Declaration<Facts>, 'group' | 'parts' | 'hookType'> & {
  /** The usual one comes first. */
  samples: readonly [Sample, ...Sample[]]
  /** What it says of these facts. */
  textOf(facts: Facts): MessageText
}
export type PersonalMessage<Facts = never> = Declared<Facts> & {
  kind: 'personal'
  /** null where what it speaks of is gone. */
  compose(input: RenderInput): MessageText | null
}
export type NewsMessage<Facts = never> = Declared<Facts> & {
  kind: 'news'
  compose(input: SharedRenderInput): News | null
}
export type DeclaredMessage = PersonalMessage | NewsMessage

/** A message to one person; `facts` finds what it says in the rows that its notice speaks of. */
export function personalMessage<Facts>(
  declaration: Declaration<Facts> & { facts(input: RenderInput): Facts | null },
): PersonalMessage<Facts> {
  const declared = declare(declaration)
  return {
    ...declared,
    kind: 'personal',
    compose(input) {
      const facts = declaration.facts(input)
      return facts === null ? null : declared.textOf(facts)
    },
  }
}

/** A message to many, written once a language: `facts` may take nothing from the reader but the links. */
export function newsMessage<Facts>(
  declaration: Declaration<Facts> & {
    facts(input: SharedRenderInput): { fill(links: NewsLinks): Facts; page: string } | null
  },
): NewsMessage<Facts> {
  const declared = declare(declaration)
  return {
    ...declared,
    kind: 'news',
    compose(input) {
      const found = declaration.facts(input)
      return found && { write: (links) => declared.textOf(found.fill(links)), page: found.page }
    },
  }
}

function declare<Facts>(declaration: Declaration<Facts>): Declared<Facts> {
  const { group, parts, hookType, samples, mail, sms } = declaration
  const textOf = (facts: Facts): MessageText => ({
    mail: (frame) => mail(frame, facts),
    sms: (frame) => sms(frame, facts),
  })
  const sample = (variant: Variant, factsIn: (language: Language) => Facts): Sample => ({
    variant,
    mail: (frame) => mail(frame, factsIn(frame.language)),
    sms: (frame) => sms(frame, factsIn(frame.language)),
  })
  return {
    group,
    parts,
    ...(hookType ? { hookType } : {}),
    samples: [
      sample('usual', samples.usual),
      ...variantsOf(samples).flatMap((variant) => {
        const facts = samples[variant]
        return facts && variant !== 'usual' ? [sample(variant, facts)] : []
      }),
    ],
    textOf,
  }
}

const variantsOf = (samples: { readonly [Name in Variant]?: unknown }): Variant[] =>
  Object.keys(samples).filter((name): name is Variant => Object.hasOwn(samples, name))

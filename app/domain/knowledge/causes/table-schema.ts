import { z } from 'zod'
import { inOtherLanguages } from '#app/i18n/language.ts'
import { invoiceKinds } from '#app/domain/invoices/reading/kinds.ts'
import { symptoms, ticketKinds } from '#app/domain/ground/vocabulary/ticket-words.ts'

/** The wizard asks at most this many questions. */
export const mostQuestions = 6

/** What a reader sees; zh-TW is derived from zh-CN, and another language may be left out. */
const Text = z.strictObject({
  ...inOtherLanguages(z.string().min(1).optional()),
  'zh-CN': z.string().min(1),
  en: z.string().min(1),
})

/** Short enough to keep all answers in an address. */
const Id = z.string().regex(/^[a-z0-9]{1,12}$/)

/** What an answer already tells for the report form. */
const Prefill = z.strictObject({
  kind: z.enum(ticketKinds).optional(),
  symptom: z.enum(symptoms).optional(),
  invoiceKind: z.enum(invoiceKinds).optional(),
  foundBefore: z.enum(['yes', 'no', 'unknown']).optional(),
  through: z.enum(['national_site', 'e_tax_bureau', 'app', 'company_system']).optional(),
})

/** What an answer tells of the invoice, so that only incidents that may touch it are offered. */
const Told = z.strictObject({
  kinds: z.enum(['digital', 'coded', 'regional']).optional(),
  /** How many days ago it was issued, at least and at most; null is open. */
  issuedDaysAgo: z.tuple([z.int().min(0), z.int().nullable()]).optional(),
  /** Four digits, as invoices carry them. */
  region: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  notRegion: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
})

const Answer = z
  .strictObject({
    id: Id,
    label: Text,
    explain: Text,
    next: z.string().optional(),
    cause: z.string().optional(),
    report: Prefill.optional(),
    invoice: Told.optional(),
  })
  .refine(({ next, cause }) => (next === undefined) !== (cause === undefined), {
    message: 'an answer leads either to a question or to a cause',
  })

const Question = z.strictObject({ id: Id, text: Text, help: Text, answers: z.array(Answer).min(2) })

const Wait = z.union([
  z.strictObject({ days: z.int().positive() }),
  z.strictObject({ hours: z.int().positive() }),
])

const Cause = z.strictObject({
  code: z.string().regex(/^[A-Z]\d$/),
  title: Text,
  /** The likely cause in one sentence. */
  why: Text,
  steps: z.array(Text).min(1),
  workaround: Text.nullable(),
  /** How long it usually takes. */
  expected: Text,
  /** Looking again is of use only then, as the advice says: so many days later, or after so many hours. */
  lookAgain: Wait.optional(),
  /** The answers that lead here leave little doubt: incidents are named below it, not above. */
  certain: z.boolean().default(false),
  /** The fault is ours: what to do and how long it takes are said by the incident, as far as one is published. */
  ours: z.boolean().default(false),
  /** Who handles the ticket if the reporter can't solve it alone. */
  department: z.string().min(1),
})

/**
 * The wizard as data: questions, of which the first begins, and causes. A table that leads nowhere, leaves a
 * question or a cause unreachable, runs in a circle or asks more than six questions is refused.
 */
export const DecisionTable = z
  .strictObject({
    version: z.int().positive(),
    questions: z.tuple([Question]).rest(Question),
    causes: z.tuple([Cause]).rest(Cause),
  })
  .superRefine((table, ctx) => {
    const problem = (message: string) => ctx.addIssue({ code: 'custom', message })
    const questions = new Map(table.questions.map((question) => [question.id, question]))
    const causes = new Set(table.causes.map(({ code }) => code))
    if (questions.size < table.questions.length) problem('a question id occurs twice')
    if (causes.size < table.causes.length) problem('a cause code occurs twice')

    const reached = new Set<string>()
    const follow = (id: string, asked: number): void => {
      const question = questions.get(id)
      if (!question) return problem(`no question ${id}`)
      if (asked > mostQuestions) return problem(`${id} would be question ${asked}`)
      reached.add(id)
      for (const answer of question.answers) {
        if (answer.next !== undefined) follow(answer.next, asked + 1)
        else if (answer.cause !== undefined && causes.has(answer.cause)) reached.add(answer.cause)
        else problem(`no cause ${answer.cause ?? ''}`)
      }
      if (new Set(question.answers.map((answer) => answer.id)).size < question.answers.length) {
        problem(`an answer of ${id} occurs twice`)
      }
    }
    follow(table.questions[0].id, 1)
    for (const id of [...questions.keys(), ...causes]) if (!reached.has(id)) problem(`${id} can't be reached`)
  })

export type DecisionTable = z.infer<typeof DecisionTable>
export type Question = DecisionTable['questions'][number]
export type Answer = Question['answers'][number]
export type Cause = DecisionTable['causes'][number]
export type Wait = z.infer<typeof Wait>
export type Prefill = z.infer<typeof Prefill>
export type TableText = z.infer<typeof Text>

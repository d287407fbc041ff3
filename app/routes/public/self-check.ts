import { articlesAbout } from '#app/domain/knowledge/articles/about.ts'
import { decisionTable } from '#app/domain/knowledge/causes/decision-table.ts'
import {
  mostQuestions,
  type Cause,
  type Question,
  type TableText,
  type Wait,
} from '#app/domain/knowledge/causes/table-schema.ts'
import { toldOfInvoice } from '#app/domain/knowledge/causes/told-of-invoice.ts'
import { answeredOn, causeToLookAgain, lookAgainOn } from '#app/domain/knowledge/causes/look-again.ts'
import { formatAnswers, parseAnswers, trailOf, walk } from '#app/domain/knowledge/causes/walk.ts'
import { dayOf, startOfDay } from '#app/domain/ground/beijing-time.ts'
import { textIn } from '#app/domain/ground/translated/text-in.ts'
import { findDepartment } from '#app/domain/people/departments/departments.ts'
import { baseUrl } from '#app/http/base-url.ts'
import { visitor } from '#app/http/visitor.ts'
import type { Language } from '#app/i18n/language.ts'
import { translatedText } from '#app/domain/ground/translated/text-in.ts'
import { checkPath, reminderPath, resultPath } from '#app/routes/public/check-paths.ts'
import { knownTo } from '#app/routes/public/known.ts'
import { publicHref, type Place } from '#app/ui/page/public-href.ts'
import type { QuestionViewProps } from '#app/ui/public/check/question-view.tsx'
import type { LookAgain } from '#app/ui/public/check/look-again-box.tsx'
import type { ResultViewProps } from '#app/ui/public/check/result-view.tsx'

export type SelfCheckPage = ({ at: 'question' } & QuestionViewProps) | ({ at: 'result' } & ResultViewProps)

type Asked = {
  place: Place
  unanswered: boolean
  /** The day of the answers as the address has it. */
  answeredOn: string | null
}

/** The page that the answers lead to, in the reader's words. A question needs no database. */
export async function selfCheck(given: string, asked: Asked): Promise<SelfCheckPage> {
  const { answers, step, question, cause, lost } = walk(decisionTable, parseAnswers(given))
  if (question) return questionPage(question, answers, step, { ...asked, lost })

  const now = new Date()
  const { language } = asked.place
  const answered = answeredOn(asked.answeredOn, dayOf(now))
  const [known, reading, department] = await Promise.all([
    knownTo(toldOfInvoice(decisionTable, answers, answered), language),
    articlesAbout(visitor(), [cause.code], language),
    findDepartment(visitor(), cause.department),
  ])
  return {
    at: 'result',
    ...resultPage(cause, answers, department && textIn(department.name, language), language),
    lookAgain: cause.lookAgain
      ? lookAgain(cause.lookAgain, { answers, answered, today: dayOf(now), place: asked.place })
      : null,
    known,
    reading,
    now,
  }
}

/** Where the answers lead, out of an address and the form. */
export function pathAfter(given: string): string {
  const answers = parseAnswers(given)
  return causeToLookAgain(decisionTable, answers) === null
    ? checkPath(answers)
    : resultPath(answers, dayOf(new Date()))
}

function questionPage(
  question: Question,
  answers: string[],
  step: number,
  { place: { language }, unanswered, lost }: Asked & { lost: boolean },
): SelfCheckPage {
  const say = (text: TableText) => translatedText(text, language).text
  return {
    at: 'question',
    step,
    maxSteps: mostQuestions,
    name: 'pick',
    question: say(question.text),
    hint: say(question.help),
    choices: question.answers.map(({ id, label, explain }) => ({
      value: id,
      label: say(label),
      explanation: say(explain),
    })),
    given: answers.length === 0 ? [] : [{ name: 'a', value: formatAnswers(answers) }],
    back: answers.length === 0 ? '/' : checkPath(answers.slice(0, -1)),
    unanswered,
    lost,
  }
}

function resultPage(
  cause: Cause,
  answers: string[],
  who: string | null,
  language: Language,
): Omit<ResultViewProps, 'known' | 'now' | 'reading' | 'lookAgain'> {
  const say = (text: TableText) => translatedText(text, language).text
  return {
    cause: {
      code: cause.code,
      title: say(cause.title),
      why: say(cause.why),
      steps: cause.steps.map(say),
      workaround: cause.workaround ? say(cause.workaround) : null,
      time: say(cause.expected),
      who,
      certain: cause.certain,
      ours: cause.ours,
    },
    answers: trailOf(decisionTable, answers).map(({ question, answer }) => ({
      question: say(question.text),
      answer: say(answer.label),
    })),
    back: checkPath(answers.slice(0, -1)),
    report: `/report?a=${formatAnswers(answers)}`,
  }
}

type Waiting = { answers: string[]; answered: string; today: string; place: Place }

function lookAgain(wait: Wait, { answers, answered, today, place }: Waiting): LookAgain {
  const day = lookAgainOn(wait, answered)
  return {
    day: startOfDay(day),
    due: day <= today,
    reminder: reminderPath(answers, answered),
    address: baseUrl() + publicHref(resultPath(answers, answered), place),
  }
}

import { namesOf, type Names } from '#app/ui/desk/event-words.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'
import type { TicketPage } from '#app/ui/desk/ticket/ticket-page.ts'
import { useLanguage } from '#app/ui/language.tsx'

/** What the ids and codes in a ticket's history stand for. */
export function usePageNames({ colleagues, departments, causes }: TicketPage): Names {
  const language = useLanguage()
  return new Map([
    ...namesOf(colleagues, departments, language),
    ...causes.map(({ code, title }) => [code, nameIn(title, language)] as const),
  ])
}

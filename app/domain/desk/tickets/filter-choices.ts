import { asc, eq } from 'drizzle-orm'
import { categories, departments, incidents, staff } from '#db/schema/index.ts'
import { causeTitles } from '#app/domain/knowledge/causes/cause-titles.ts'
import type { Context } from '#app/domain/ground/context.ts'
import { ensure } from '#app/domain/ground/errors/errors.ts'
import type { Translations } from '#app/domain/ground/translated/text-in.ts'
import type { InboxFilters } from '#app/domain/ground/vocabulary/inbox-views.ts'
import { listColleagues, type Colleague } from '#app/domain/people/staff/colleagues.ts'
import { listDepartments, type Department } from '#app/domain/people/departments/departments.ts'
import { isUuid } from '#app/platform/uuid.ts'
import { canListTickets } from './policy.ts'

export type CategoryChoice = { key: string; kind: string; symptom: string | null }
export type FilterChoices = {
  departments: Department[]
  colleagues: Colleague[]
  categories: CategoryChoice[]
  causes: ReadonlyArray<{ code: string; title: Translations }>
}
/** What the chosen filters are called, where the word itself doesn't say it. */
export type FilterNames = {
  department?: Translations | undefined
  assignee?: string | undefined
  incident?: Translations | undefined
  cause?: Translations | undefined
  category?: CategoryChoice | undefined
}

/** What a list can be narrowed by: read when somebody opens the filters. */
export async function filterChoices(ctx: Context): Promise<FilterChoices> {
  ensure(canListTickets(ctx.actor))
  const [houses, colleagues, known] = await Promise.all([
    listDepartments(ctx),
    listColleagues(ctx),
    ctx.db
      .select(category)
      .from(categories)
      .orderBy(asc(categories.position), asc(categories.key))
      .limit(200),
  ])
  return { departments: houses, colleagues, categories: known, causes: causeTitles }
}

const category = { key: categories.key, kind: categories.kind, symptom: categories.symptom }

export async function filterNames(ctx: Context, chosen: InboxFilters): Promise<FilterNames> {
  const { department, assignee, incident, category: key, cause } = chosen
  const [house, person, event, sort] = await Promise.all([
    department
      ? ctx.db.select({ name: departments.name }).from(departments).where(eq(departments.key, department))
      : [],
    assignee && isUuid(assignee)
      ? ctx.db.select({ name: staff.name }).from(staff).where(eq(staff.id, assignee))
      : [],
    incident
      ? ctx.db.select({ title: incidents.title }).from(incidents).where(eq(incidents.number, incident))
      : [],
    key ? ctx.db.select(category).from(categories).where(eq(categories.key, key)) : [],
  ])
  return {
    department: house[0]?.name,
    assignee: person[0]?.name,
    incident: event[0]?.title,
    cause: causeTitles.find(({ code }) => code === cause)?.title,
    category: sort[0],
  }
}

import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns.ts'
import { departments, staff } from './people.ts'

/** A view of the inbox kept under a name: its address' query, for one person, a department, or everybody. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: id(),
    name: text('name').notNull(),
    scope: text('scope').$type<'personal' | 'department' | 'all'>().notNull(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    departmentId: uuid('department_id').references(() => departments.id),
    /** Names and values of the inbox's filters, as they stand in its address. */
    query: text('query').notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('saved_views_staff').on(table.staffId)],
)

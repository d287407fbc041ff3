import content from './decision-table.json' with { type: 'json' }
import { DecisionTable } from './table-schema.ts'

/** The decision table that the product comes with; a published version in the database takes its place. */
export const decisionTable: DecisionTable = DecisionTable.parse(content)

import type { z } from 'zod'
import type { FieldError } from './errors.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** Nobody reads further, and a body may hold a million faults. */
const most = 100

/** What a schema finds wrong with an input: each field once, with a key of the errors catalogue. */
export function fieldErrors(error: z.ZodError, input: unknown): FieldError[] {
  const found = new Map<string, FieldError>()
  for (const issue of error.issues) {
    if (found.size >= most) break
    for (const one of errorsOf(issue, [], input)) {
      // The first counts: a value of another type is judged further by its length.
      if (!found.has(one.field)) found.set(one.field, one)
    }
  }
  return [...found.values()]
}

function errorsOf(issue: Issue, above: Path, input: unknown): FieldError[] {
  const path = [...above, ...issue.path]
  const at = (message: string): FieldError[] => [{ field: path.map(String).join('.'), message }]
  switch (issue.code) {
    case 'invalid_union':
      return valueAt(input, path) === undefined
        ? at('required')
        : branchOf(issue.errors).flatMap((one) => errorsOf(one, path, input))
    case 'invalid_type':
      return at(
        isAbsent(valueAt(input, path), issue.expected)
          ? 'required'
          : (ownWord(issue) ?? typeWord(issue.expected)),
      )
    case 'invalid_value':
      return at(valueAt(input, path) === undefined ? 'required' : 'choice')
    case 'unrecognized_keys':
      return issue.keys
        .slice(0, most)
        .map((key) => ({ field: [...path, key].map(String).join('.'), message: 'unknown' }))
    case 'too_small':
      return at(issue.origin === 'string' || issue.origin === 'array' ? 'required' : 'too_small')
    case 'too_big':
      return at(tooBig[issue.origin] ?? 'too_big').map((found) =>
        issue.origin === 'string' ? { ...found, limit: Number(issue.maximum) } : found,
      )
    default:
      return at(ownWord(issue) ?? 'type')
  }
}

/** zod leaves the input out of its issues, so what is missing is looked up. */
const valueAt = (input: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined,
    input,
  )

/** An empty field of a form is none; an empty text is one. */
const isAbsent = (value: unknown, expected: string) =>
  value === undefined || (value === '' && expected !== 'string')

/** The way of a union that was meant: the one whose faults lie deepest. */
function branchOf(branches: ReadonlyArray<readonly Issue[]>): readonly Issue[] {
  const depth = (issues: readonly Issue[]) => Math.max(0, ...issues.map(({ path }) => path.length))
  const [first = [], ...others] = branches
  return others.reduce((best, one) => (depth(one) > depth(best) || saysMore(one, best) ? one : best), first)
}

/** A word of the schema's own says more than a wrong type does. */
const saysMore = (one: readonly Issue[], other: readonly Issue[]) =>
  one.some((issue) => ownWord(issue)) && !other.some((issue) => ownWord(issue))

/** A schema's own rule names a word of the catalogue; zod's own sentence is none. */
const ownWord = ({ message }: Issue) => (/^[a-z_.]+$/.test(message) ? message : undefined)

const tooBig: Partial<Record<string, string>> = { string: 'too_long', array: 'too_many' }

const typeWords: Partial<Record<string, string>> = {
  string: 'type_text',
  int: 'type_whole',
  number: 'type_number',
  boolean: 'type_boolean',
  array: 'type_list',
  object: 'type_object',
  record: 'type_object',
}
const typeWord = (expected: string) => typeWords[expected] ?? 'type'

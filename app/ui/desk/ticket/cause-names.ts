import type { CauseTitle } from '#app/domain/knowledge/causes/cause-titles.ts'
import type { Department } from '#app/domain/people/departments/departments.ts'
import type { Translate } from '#app/i18n/catalogue.ts'
import type { Language } from '#app/i18n/language.ts'
import { nameIn } from '#app/ui/desk/name-in.ts'

export type CauseOption = { code: string; name: string; handledBy: string; words: string }
export type CauseOptions = Array<{ group: string; label: string; options: CauseOption[] }>

export type CauseSelectProps = {
  id: string
  name: string
  label: string
  groups: CauseOptions
  /** Only what staff have said: a guess is never chosen beforehand. */
  defaultValue?: string | undefined
  /** The list opens above the field, where the field stands at the bottom of the screen. */
  up?: boolean
}

type Known = {
  causes: readonly CauseTitle[]
  departments: readonly Department[]
  t: Translate
  language: Language
}

/** The causes as they are offered: in their groups, each with who answers for it. */
export function causeOptions({ causes, departments, t, language }: Known): CauseOptions {
  const groups = [...new Set(causes.map(({ group }) => group))]
  const departmentName = (key: string) => {
    const found = departments.find((department) => department.key === key)
    return found ? nameIn(found.name, language) : ''
  }
  return groups.map((group) => ({
    group,
    label: t(`causeGroup.${group}`),
    options: causes
      .filter((cause) => cause.group === group)
      .map(({ code, title, department }) => {
        const handledBy = departmentName(department)
        const words = [code, ...Object.values(title), handledBy].join(' ').toLowerCase()
        return { code, name: nameIn(title, language), handledBy, words }
      }),
  }))
}

/** Those of the options that hold every word that was typed. */
export function matching(groups: CauseOptions, typed: string): CauseOptions {
  const wanted = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  return groups.flatMap((group) => {
    const options = group.options.filter(({ words }) => wanted.every((word) => words.includes(word)))
    return options.length > 0 ? [{ ...group, options }] : []
  })
}

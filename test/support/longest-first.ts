import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Begun last, any of these would still run when all the others are done. The longest comes first. */
const longest = [
  'processes/start',
  'processes/secret-keys',
  'processes/extending',
  'processes/commands',
  'i18n/hard-coded-text',
  'domain/tickets/search-plans',
  'jobs/demo-data',
  'jobs/situations',
  'security/forms-once',
  'security/linear-expressions',
  'jobs/queue',
  'jobs/worker-crash',
  'security/route-walk',
  'security/hostile-mail',
  'security/one-time-code',
  'platform/reader-process',
  'jobs/queue-outage',
  'security/even-answers',
  'security/growth',
  'domain/hook-subscribers',
]

const rank = ({ moduleId }: TestSpecification) => {
  const at = longest.findIndex((name) => moduleId.endsWith(`test/${name}.test.ts`))
  return at < 0 ? longest.length : at
}

/** Vitest's own order, which on a first run only knows how large the files are, after those that are known to be long. */
export class LongestFirst extends BaseSequencer {
  override async sort(specs: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(specs)
    const projects = [...new Set(sorted.map(({ project }) => project))]
    return projects.flatMap((project) =>
      sorted.filter((spec) => spec.project === project).sort((one, other) => rank(one) - rank(other)),
    )
  }
}

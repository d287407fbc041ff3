import type { Arrival, Evidence, Notice, Report, Row } from '#test/faults/evidence.ts'

/** Evidence with its indexes. */
export type View = Evidence & {
  rowOf: Map<string, Row>
  noticeOf: Map<string, Notice>
  arrivalsOf: Map<string, Arrival[]>
  reportOf: Map<string, Report>
}

export function viewOf(evidence: Evidence): View {
  const reportBy = new Map(evidence.reports.map((report) => [report.key, report]))
  return {
    ...evidence,
    rowOf: new Map(evidence.rows.map((row) => [row.id, row])),
    noticeOf: new Map(evidence.notices.map((notice) => [notice.id, notice])),
    arrivalsOf: grouped(evidence.arrivals, ({ id }) => id),
    reportOf: new Map(
      evidence.tickets.flatMap(({ id, reportKey }) => {
        const report = reportBy.get(reportKey)
        return report ? [[id, report] as const] : []
      }),
    ),
  }
}

/** The rows that the signed links of a text are for; a token begins with the bytes of an id. */
export function linksIn(text: string): Array<{ kind: 't' | 'rate'; id: string }> {
  return [...text.matchAll(/\/(t|rate)\/([\w-]{22,})/g)].map(([, kind, token = '']) => ({
    kind: kind === 't' ? 't' : 'rate',
    id: Buffer.from(token, 'base64url')
      .subarray(0, 16)
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
  }))
}

export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

import type { RoutingRule, RuleOutcome } from './rule.ts'
import { departmentOfCause } from '#app/domain/people/departments/seed-departments.ts'

const to = (department: string, more: Partial<RuleOutcome> = {}): RuleOutcome => ({
  department,
  assignBy: 'fewest_open',
  tags: [],
  ...more,
})

const causesOf = (department: string): [string, ...string[]] => {
  const [first = '', ...rest] = Object.keys(departmentOfCause).filter(
    (code) => departmentOfCause[code] === department,
  )
  return [first, ...rest]
}

/** The rules of a new installation; the first that matches decides. */
export const ruleSeeds: readonly RoutingRule[] = [
  {
    name: '以前能查到、现在查不到：疑似平台故障',
    conditions: { kind: ['missing_invoice'], symptom: ['vanished'] },
    outcome: to('data_repair', { priority: 'high', tags: ['suspected_incident'] }),
  },
  {
    name: '疑似平台故障',
    conditions: { causeCode: causesOf('data_repair') },
    outcome: to('data_repair', { priority: 'high', tags: ['suspected_incident'] }),
  },
  {
    name: '上传失败、风险发票、疑似虚假：主管税务机关',
    conditions: { causeCode: causesOf('tax_office') },
    outcome: to('tax_office'),
  },
  {
    name: '页面与浏览器问题',
    conditions: { causeCode: causesOf('tech_support') },
    outcome: to('tech_support'),
  },
  {
    name: '查询报错与技术故障',
    conditions: { kind: ['technical_fault'] },
    outcome: to('tech_support'),
  },
  {
    name: '建议与体验：轮流受理',
    conditions: { kind: ['feature_suggestion', 'user_experience'] },
    outcome: to('product', { assignBy: 'round_robin' }),
  },
  {
    name: '投诉优先',
    conditions: { kind: ['complaint'] },
    outcome: to('taxpayer_service', { priority: 'high' }),
  },
  {
    name: '批量上报',
    conditions: { channel: ['batch'] },
    outcome: { assignBy: 'fewest_open', tags: ['batch'] },
  },
]

import type { StagePlan } from './stage-plans.ts'

/** The plan of a new installation: confirm cause and plan, repair and watch, test all, release and collect feedback. */
export const standardPlan: StagePlan = {
  key: 'standard',
  name: { 'zh-CN': '标准恢复', 'zh-TW': '標準恢復', en: 'Standard recovery' },
  stages: [
    {
      key: 'diagnose',
      name: { 'zh-CN': '确认原因与方案', 'zh-TW': '確認原因與方案', en: 'Find cause and plan' },
      plannedMinutes: 120,
      proposedStatus: 'identified',
    },
    {
      key: 'repair',
      name: { 'zh-CN': '实施修复与监控', 'zh-TW': '實施修復與監控', en: 'Repair and monitor' },
      plannedMinutes: 480,
      proposedStatus: 'monitoring',
    },
    {
      key: 'test',
      name: { 'zh-CN': '全面测试', 'zh-TW': '全面測試', en: 'Full testing' },
      plannedMinutes: 720,
      proposedStatus: null,
    },
    {
      key: 'recover',
      name: { 'zh-CN': '发布恢复与收集反馈', 'zh-TW': '發布恢復與蒐集回饋', en: 'Restore and listen' },
      plannedMinutes: 120,
      proposedStatus: 'resolved',
    },
  ],
}

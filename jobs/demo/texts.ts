import type { Symptom, TicketKind } from '#app/domain/ground/vocabulary/ticket-words.ts'

export const surnames = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙'] as const
export const givenNames = [
  '晓岚',
  '一鸣',
  '雨桐',
  '子墨',
  '嘉宁',
  '思远',
  '若溪',
  '承宇',
  '静怡',
  '文博',
] as const
export const companyWords = [
  '启明',
  '合众',
  '云舟',
  '青禾',
  '恒信',
  '博雅',
  '松石',
  '远帆',
  '晨光里',
  '四季',
] as const
export const trades = [
  '科技',
  '餐饮管理',
  '物业服务',
  '文化传播',
  '建筑工程',
  '商贸',
  '咨询',
  '物流',
] as const

export type Story = {
  symptom: Symptom
  cause: string
  description: string
  answer: string
  question: string
}

/** What people write and what they are told, one line of talk a symptom. */
export const stories: readonly [Story, ...Story[]] = [
  {
    symptom: 'not_found',
    cause: 'T2',
    description: '昨天收到供应商的数电票，在查验平台输入号码、日期和价税合计，提示查无此票。',
    answer: '开票方当天离线开具，今天上午已经上传。我们核对过，现在可以查到，请再查一次。',
    question: '请补充开票方是否显示“已上传”，以及您查询时看到的完整提示。',
  },
  {
    symptom: 'not_found',
    cause: 'P2',
    description: '报销系统说发票不存在，我按票面右上角的号码输入的。',
    answer: '您输入的是红字确认单编号。发票号码是 20 位的那一行，按它查询即可。',
    question: '请拍一张票面右上角的照片，遮住金额也可以。',
  },
  {
    symptom: 'mismatch',
    cause: 'P4',
    description: '查验提示“不一致”，号码和日期都核对过了。',
    answer: '这种发票的第四项要填不含税金额，您填的是价税合计。改用不含税金额后查验一致。',
    question: '请告诉我们您在金额一栏填的是多少，是否含税。',
  },
  {
    symptom: 'vanished',
    cause: 'I1',
    description: '上个月还能查到并且已经入账的发票，今天再查显示查无此票。',
    answer: '数据同步出现延迟，您的发票数据已经补齐，现在可以查到。',
    question: '请告诉我们上一次查到是哪一天。',
  },
  {
    symptom: 'not_synced',
    cause: 'T1',
    description: '今天上午开的发票，下午查不到，客户急着要。',
    answer: '当天开具的发票通常次日可以查到。您也可以在税务数字账户里查看。',
    question: '请确认开票时间，以及开票方使用的开票方式。',
  },
  {
    symptom: 'quota',
    cause: 'Q1',
    description: '提示超过该张发票当日查验次数，可我今天只查了一次。',
    answer: '同一张发票一天最多查五次，受票方的报销系统也会占用次数。请明天再查。',
    question: '请问贵公司的报销系统是否会自动查验这张发票？',
  },
  {
    symptom: 'error',
    cause: 'C2',
    description: '查验页面一直是空白，换了浏览器也打不开。',
    answer: '页面已恢复。如果仍是空白，请清除浏览器缓存后从首页重新进入。',
    question: '请告诉我们浏览器名称和版本，方便的话附一张截图。',
  },
  {
    symptom: 'void',
    cause: 'S1',
    description: '查询显示已作废，但开票方说没有作废过。',
    answer: '开票方当月作废后重新开具，请向开票方索取新发票。',
    question: '请提供开票方名称，我们向主管税务所核实。',
  },
]

/** What is told of a symptom. */
export function storiesOf(symptom: Symptom): [Story, ...Story[]] {
  const [first, ...more] = stories.filter((story) => story.symptom === symptom)
  if (!first) throw new Error(`the demo tells no story of ${symptom}`)
  return [first, ...more]
}
export const storyOf = (symptom: Symptom): Story => storiesOf(symptom)[0]

export const otherRequests: ReadonlyArray<{ kind: TicketKind; description: string; answer: string }> = [
  {
    kind: 'technical_fault',
    description: '提交报告时验证码短信等了十分钟才收到。',
    answer: '短信通道当时拥堵，已经切换备用通道，现在一分钟内可以收到。',
  },
  {
    kind: 'feature_suggestion',
    description: '希望可以一次上传多张发票，批量查询结果。',
    answer: '谢谢您的建议，已列入下一季度的计划。',
  },
  {
    kind: 'user_experience',
    description: '手机上日期选择不太好用，希望可以直接输入。',
    answer: '谢谢提醒，日期栏已经可以直接输入数字。',
  },
  {
    kind: 'policy_question',
    description: '查不到的发票能不能先报销，等查到再补查验记录？',
    answer: '请按贵单位的财务制度办理。建议先凭版式文件暂存，查到后再补查验记录。',
  },
  {
    kind: 'complaint',
    description: '打了三次电话都说在处理，没有人告诉我什么时候能好。',
    answer: '很抱歉让您反复来电。您的发票今天 15:00 前补传完成，完成后我们会主动告知。',
  },
  {
    kind: 'praise',
    description: '坐席很耐心，一步一步教我找到了发票号码。',
    answer: '谢谢您的肯定，已转达给同事。',
  },
]

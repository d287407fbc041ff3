/** What a value may be labelled as. `other` is a label of something that no field holds: its value is not read. */
export type Label =
  | 'number'
  | 'code'
  | 'issuedOn'
  | 'gross'
  | 'net'
  | 'amount'
  | 'checkCode'
  | 'sellerTaxId'
  | 'buyerTaxId'
  | 'taxId'
  | 'other'

/** Letters only, simplified and in lower case; the names of links and files are the tax bureau's. */
const words: Record<Exclude<Label, 'other' | 'sellerTaxId' | 'buyerTaxId'>, string> = {
  number:
    '发票号码 发票号 发票编号 票据号码 票据号 票号 数电票号码 数电号码 电子发票号码 全电发票号码 invoicenumber invoiceno invoicenum invoicenr invno fapiaonumber fapiaono fphm eiid billnum',
  code: '发票代码 票据代码 invoicecode fapiaocode fpdm billcode',
  issuedOn:
    '开票日期 开票日 开票时间 开具日期 开具时间 填开日期 出票日期 issuedate issuedon issuetime dateofissue invoicedate kprq',
  gross:
    '价税合计 价税合计金额 价税总计 含税金额 含税合计 含税总额 含税总价 含税价 含税 车价合计 票价 小写 jshj grossamount grosstotal totalincludingtax totaltaxincludedamount',
  net: '不含税金额 不含税合计 不含税总额 不含税价 不含税 未税金额 未税价 合计金额 开具金额 kjje netamount totalexcludingtax totalamwithouttax',
  amount: '发票金额 票面金额 开票金额 总金额 总额 总计 总价 共计 一共 总共 je totalamount invoiceamount',
  checkCode: '校验码 校验码后位 校验码后六位 校验码后五位 检验码 checkcode verificationcode jym',
  taxId: '纳税人识别号 统一社会信用代码 税号 识别号 信用代码 taxid taxpayerid uscc',
}

/** Said alone these are labels; behind other words (手机号码, 查询日期, 退款金额) they are of something else. */
const short: Partial<Record<Label, string>> = {
  number: '号码 号 发票 票据 no nr number num invoice fapiao',
  code: '代码 code',
  issuedOn: '日期 date',
  amount: '金额 合计 共 amount total',
}

const entries = (table: Partial<Record<Label, string>>) =>
  (Object.keys(table) as Label[])
    .flatMap((label) => (table[label] ?? '').split(' ').map((word) => [word, label] as const))
    // The longest first: 不含税金额 ends with 含税金额.
    .toSorted(([a], [b]) => b.length - a.length)
const long = entries(words)
const alone = entries(short)
const mayStandBefore = /(?:^|票|这张|该|此|^the|invoice|fapiao)$/

/** Another invoice's than the one at hand, whatever is said of it. */
const ofAnother = /(?:原|蓝字|红冲|冲红|对应|正数|作废|红字|另一张|上一张|original|old)/
/** What ends like this labels a value, though none of an invoice. */
const anyLabel =
  /(?:号|号码|码|编号|代码|id|日期|时间|日|额|率|价|数|数量|金额|合计|税|电话|手机|tel|phone|mobile|fax|传真|邮编|版本|no|date|time|amount|tax|order|ref)$/
/** What may stand between a label and its value. */
const filler =
  /(?:是|为|系|等于|如下|is|人民币|rmb|cny|大写|位|位数|位数字|元|单位|[壹贰叁肆伍陆柒捌玖拾佰仟万亿零元圆角分整正]{3,20})$/

/**
 * The label that ends a text, given as its runs of letters; null where the words are no label.
 * @param before all that was said since the last value, for whose taxpayer number it is
 */
export function labelOf(runs: readonly string[], before = ''): Label | null {
  const left = runs.slice(-maxRuns)
  while (left.length > 0) {
    const found = longLabel(left, before) ?? shortLabel(left)
    if (found) return found
    const last = left.pop() ?? ''
    const shorter = last.replace(filler, '')
    if (shorter === last) {
      left.push(last)
      break
    }
    if (shorter !== '') left.push(shorter)
  }
  return inTwoLanguages(left, before) ?? (anyLabel.test(left.join('')) ? 'other' : null)
}

/** 发票号码 (No.): the short word says again what the one before it says. */
function inTwoLanguages(runs: readonly string[], before: string): Label | null {
  const [last = ''] = runs.slice(-1)
  const isShort = runs.length > 1 && alone.some(([word]) => word === last) && /^[a-z]/.test(last)
  const said = isShort ? labelOf(runs.slice(0, -1), before) : null
  return said === 'other' ? null : said
}

/** A label has no more words than these. */
const maxRuns = 12

/** Names of Latin letters begin where a word begins, or `note` would be a `no`. */
const endsWith = (runs: readonly string[], word: string) =>
  /^[a-z]/.test(word) ? runs.some((_, at) => runs.slice(at).join('') === word) : runs.join('').endsWith(word)

function longLabel(runs: readonly string[], before: string): Label | null {
  const [word, name] = long.find(([candidate]) => endsWith(runs, candidate)) ?? []
  if (!word || !name) return null
  const prefix = runs.join('').slice(0, -word.length)
  if (ofAnother.test(prefix.slice(-12))) return 'other'
  return name === 'taxId' ? party(before) : name
}

function shortLabel(runs: readonly string[]): Label | null {
  const [word, name] = alone.find(([candidate]) => endsWith(runs, candidate)) ?? []
  if (!word || !name) return null
  const prefix = runs.join('').slice(0, -word.length)
  if (ofAnother.test(prefix.slice(-12))) return 'other'
  return mayStandBefore.test(prefix) ? name : null
}

/** Whose number it is: of the words before it only one party may be named. */
function party(text: string): Label {
  const isSeller = /[销銷]售?方|[卖賣]方|[开開]票方|seller/i.test(text)
  const isBuyer = /[购購][买買]?方|受票方|buyer/i.test(text)
  if (isSeller === isBuyer) return 'other'
  return isSeller ? 'sellerTaxId' : 'buyerTaxId'
}

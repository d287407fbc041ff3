import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const voidedOrReversed: ArticleSeed = {
  slug: 'voided-or-reversed',
  topic: 'invoice',
  causes: ['S1', 'S2'],
  invoiceKinds: [],
  title: { 'zh-CN': '发票显示作废或者红冲', en: 'The invoice is shown as voided or reversed' },
  summary: {
    'zh-CN': '作废和红冲都表示这张发票不能再用（或只剩一部分有效），要向开票方要一张新的。',
    en: 'Either way this invoice no longer counts, or only in part: ask the issuer for a new one.',
  },
  body: {
    'zh-CN': `
发票查得到，但结果页上带着“作废”或“红冲”的标记。这是开票方做的操作，只有开票方能说清楚原因。

## 两种标记有什么不同

- **作废**：开票方把整张发票取消了。作废只用于纸质发票，而且一般只在开票当月。
- **红冲**：开票方另开了一张金额为负数的**红字发票**，把原来的**蓝字发票**冲掉。可以全部冲掉，也可以只冲掉一部分。电子发票不能作废，要取消只能红冲。

结果页若显示“部分红冲”，这张发票还有一部分有效，具体金额以开票方的说明为准。

## 您手里的会不会就是红字发票

看金额是不是负数；数电票的 XML 文件里，LabelCode 写着 N 的是红字发票，Y 是蓝字发票。备注栏里“被红冲蓝字数电票号码”后面的一串，是原来那张发票的号码。

## 一步一步来

1. 看备注栏，有没有红字发票或确认单的信息。
2. 联系开票方：为什么作废或红冲？新的发票开了没有？
3. 请他们重新开一张，或者把已经开好的新发票发给您。
4. 已经报销或入账的，把新旧两张发票放在一起，告诉本单位财务，由财务按规定调整。
5. 没有商量过、开票方却红冲了的，保留好合同、付款和收货的记录，再跟对方交涉。

## 请准备好

发票号码、开票日期、金额，查验结果的截图，以及合同和付款记录。

## 大概多久

重新开具一般 1 至 3 天，取决于开票方。

## 什么时候来找我们

开票方说没有作废、没有红冲，平台却显示了标记，请[提交报告](/report)并附上截图，我们请负责的部门核实。开票方联系不上的，见[怀疑不是真票](/help/suspected-fake)。
`,
    en: `
The invoice is found, but the result is marked 作废 (voided) or 红冲 (reversed). The issuer did that, and only the issuer can say why.

## What the two marks mean

- **Voided (作废)**: the issuer cancelled the whole invoice. Only paper invoices can be voided, as a rule only in the month of issue.
- **Reversed (红冲)**: the issuer made a **red invoice** with negative amounts that undoes the original **blue invoice**, all of it or a part. Electronic invoices can't be voided; they can only be reversed.

If the result says 部分红冲 (reversed in part), part of the invoice still counts; ask the issuer for the amount.

## Is what you have the red invoice itself?

See whether the amounts are negative. In the XML file of a digital invoice, LabelCode N means red and Y means blue. The number after 被红冲蓝字数电票号码 in the remarks is that of the original invoice.

## Step by step

1. Look in the remarks for a red invoice or its confirmation.
2. Ask the issuer: why, and is there a new invoice?
3. Ask them to issue a new one, or to send you the one they have issued.
4. If it is reimbursed or booked already, put old and new together and tell your accountants, who set it right by their rules.
5. If it was reversed without a word to you, keep contract, payment and delivery records, then talk to the issuer.

## Have ready

Number, issue date and amount, a screenshot of the result, the contract and payment records.

## How long it takes

A new invoice usually takes 1 to 3 days; that is up to the issuer.

## When to come to us

If the issuer says it was neither voided nor reversed and the platform shows the mark, please [send a report](/report) with a screenshot, and we have it checked. If the issuer can't be reached, see [When an invoice may not be genuine](/help/suspected-fake).
`,
  },
}

import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const riskMarked: ArticleSeed = {
  slug: 'risk-marked',
  topic: 'invoice',
  causes: ['S3'],
  invoiceKinds: [],
  title: { 'zh-CN': '发票被标为失控或异常', en: 'The invoice is marked as out of control or abnormal' },
  summary: {
    'zh-CN': '先不要抵扣，把交易的凭证留齐，向主管税务机关说明情况。有标记不等于您做错了什么。',
    en: 'Do not deduct it for now, keep your records, and explain the transaction to the tax authority. A mark does not mean you did wrong.',
  },
  body: {
    'zh-CN': `
在税务数字账户里看到“失控”或“异常”的标记，心里难免着急。这表示发票进入了风险管理，要由税务机关核实，并不等于认定您有问题。

## 这些词是什么意思

- **失控发票**：开票一方出了状况，例如税控设备丢失、被盗，或者企业失去联系。
- **异常扣税凭证**：税务机关把这张发票列入了需要核实的名单，在核实清楚之前不能用来抵扣。

标记由税务机关作出，也只能由税务机关解除。本服务台不能修改，任何声称花钱就能解除的人都是骗子。

## 一步一步来

1. **先不要用它抵扣。** 已经抵扣的，不要自己匆忙处理，先问主管税务机关。
2. **留齐凭证**：合同、付款记录、物流和收货单、往来邮件。能说明交易真实发生过的，都有用。
3. **联系销售方**，问清楚他们是否知道这件事、正在怎样处理。
4. **向主管税务机关说明**业务情况，按他们的要求提交材料。
5. 有异议的，可以带上凭证向主管税务机关提出申诉。

## 请准备好

- 发票的代码和号码、开票日期、金额
- 看到标记的页面截图和时间
- 合同、付款、货物或服务的证明
- 销售方的名称、税号和联系方式

## 大概多久

按规定办理，可能需要数周。期间请保存好材料，留意税务机关的通知。

## 什么时候来找我们

不知道该找哪个税务机关、不清楚标记是什么意思，或者认为标记有误，请[提交报告](/report)，我们转给负责的部门，并告诉您进展。着急的，也可以拨打 12366 咨询，电话和时间见[联系我们](/contact)。只是查验平台查不到、没有看到标记的，先做[自查](/check)。
`,
    en: `
Seeing 失控 (out of control) or 异常 (abnormal) in your digital tax account is unsettling. It means that the invoice is under risk management and the tax authority will look into it. It does not mean that you did anything wrong.

## What the words mean

- **Out of control (失控发票)**: something happened on the issuer's side: a tax-control device was lost or stolen, or the company can't be reached.
- **Abnormal (异常扣税凭证)**: the tax authority listed the invoice for examination, and it can't be deducted until that is settled.

Only the tax authority sets such a mark, and only the tax authority removes it. This desk can't change it, and whoever offers to remove it for money is a swindler.

## Step by step

1. **Do not deduct it for now.** If you already have, don't rush to undo it: ask your competent tax authority first.
2. **Keep your records**: contract, payment, transport and delivery notes, letters. Whatever shows that the transaction took place is useful.
3. **Ask the seller** whether they know and what they are doing about it.
4. **Explain the transaction** to the competent tax authority and hand in what they ask for.
5. If you disagree, you can appeal to the competent tax authority with your records.

## Have ready

- code and number, issue date, amount
- a screenshot of the page with the mark, and the time
- contract, payment, proof of goods or services
- the seller's name, tax number and contact

## How long it takes

By law; it may take weeks. Keep the papers meanwhile and watch for word from the authority.

## When to come to us

If you don't know which authority is yours, what the mark means, or think it is a mistake, please [send a report](/report): we pass it on and keep you informed. If it is urgent, ask 12366; see [Contact](/contact). If the platform just can't find it and you saw no mark, do the [self-check](/check) first.
`,
  },
}

import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const suspectedFake: ArticleSeed = {
  slug: 'suspected-fake',
  topic: 'invoice',
  causes: ['F1'],
  invoiceKinds: [],
  title: { 'zh-CN': '怀疑不是真票', en: 'When an invoice may not be genuine' },
  summary: {
    'zh-CN': '查不到不等于假。内容都对、超过七天仍查不到、开票方又联系不上或否认，才需要警惕。',
    en: 'Missing does not mean forged. Be careful when all details are right, seven days have passed, and the issuer is silent or denies it.',
  },
  body: {
    'zh-CN': `
一时查不到的发票，很多只是填错了、没上传，或者查错了地方。先排除这些，再谈真假。

## 先排除常见的原因

- [号码填错了](/help/numbers-and-codes)
- [刚开，还没有上传](/help/new-invoice)
- [不在这个平台上查](/help/other-checkers)
- [系统故障](/help/platform-incident)

不确定就做一次[自查](/check)。

## 什么时候需要警惕

下面几条**同时**出现：

1. 号码、日期、金额逐项核对过，全都对。
2. 开票日期已经过去 7 天以上。
3. 开票方联系不上，或者说没有开过这张发票。

另外，开票日期在今天以后，或者 20 位号码的前两位与开票年份不符，也要留心。

要说明一点：发票号码没有公开的校验规则，单凭号码看不出真假。网上声称“输入号码就能鉴定真伪”的非官方网站，不要相信，也不要把发票内容填进去。

## 一步一步来

1. **不付款、不报销、不入账、不抵扣。** 已经付了款的，先不要再付。
2. **保留原样**：发票原件或文件、合同、付款记录、聊天和邮件。不要在原件上写字。
3. **向开票方书面核实**，留下记录。
4. **举报**：可以拨打 12366 举报，由税务机关核实处理。
5. 感觉被骗了钱的，同时报警。

## 请准备好

发票的照片或文件、号码和日期、金额，怎样得到这张发票的，对方的名称和联系方式，付款凭证，查验结果的截图。

## 大概多久

由税务机关依法处理，时间按规定。

## 什么时候来找我们

我们不能鉴定真伪，但可以帮您排除技术原因，并把线索转给负责的部门。请[提交报告](/report)。您的姓名和联系方式会保密，见[您的信息怎样保护](/help/your-data)。
`,
    en: `
Many invoices that can't be found are simply mistyped, not uploaded yet, or looked up in the wrong place. Rule that out first.

## Rule out the common causes

- [The number is wrong](/help/numbers-and-codes)
- [It is new and not uploaded yet](/help/new-invoice)
- [It is checked elsewhere](/help/other-checkers)
- [There is a fault](/help/platform-incident)

If in doubt, do the [self-check](/check).

## When to be careful

When these come **together**:

1. Number, date and amount are compared and all right.
2. More than 7 days have passed since the issue date.
3. The issuer can't be reached, or says they never issued it.

A date in the future, or a number whose first two digits contradict the year, deserves a second look as well.

Mind that invoice numbers follow no public check rule: nobody can tell from the number alone. Don't trust unofficial sites that promise to, and don't enter your invoice there.

## Step by step

1. **Don't pay, reimburse, book or deduct it.** If you have paid, pay nothing more for now.
2. **Keep everything as it is**: the original or file, contract, payment records, chats and letters. Don't write on the original.
3. **Ask the issuer in writing** and keep the answer.
4. **Report it**: call 12366; the tax authority looks into it.
5. If you were cheated out of money, go to the police as well.

## Have ready

A photo or the file, number, date and amount, how you came by it, the other side's name and contact, payment records, a screenshot of the result.

## How long it takes

The tax authority deals with it by law.

## When to come to us

We can't say whether an invoice is genuine, but we can rule out technical causes and pass it on to those in charge: please [send a report](/report). Your name and contact are kept confidential: see [How your data are protected](/help/your-data).
`,
  },
}

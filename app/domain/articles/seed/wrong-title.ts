import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const wrongTitle: ArticleSeed = {
  slug: 'wrong-title',
  topic: 'invoice',
  causes: ['A2'],
  invoiceKinds: [],
  title: { 'zh-CN': '抬头或税号开错了', en: 'Wrong name or tax number on the invoice' },
  summary: {
    'zh-CN': '先逐位核对名称和税号；确实开错的，只能请开票方红冲后重开，谁也不能在原票上改。',
    en: 'Compare name and tax number first. If they are wrong, the issuer has to reverse the invoice and issue a new one.',
  },
  body: {
    'zh-CN': `
抬头就是发票上的购买方名称。抬头或税号错了，报销、抵扣都可能通不过，在公司系统里也常常“查不到”。

## 先看是不是真的错了

1. **税号逐位核对。** 单位的统一社会信用代码是 18 位，由数字和大写字母组成，没有 I、O、S、V、Z 这五个字母。如果看到字母 O，其实应当是数字 0。
2. **括号。** “（）”是全角，“()”是半角，看起来差不多，有的系统会当成两个名称。发票本身并没有错，请管系统的人处理。
3. **空格和全角字符。** 从别处复制来的名称，前后可能带着看不见的空格。
4. **个体工商户**的税号，可能是身份证号码加 2 位顺序号，共 20 位，这是正常的。
5. **开给个人的**普通发票，税号一栏可能填身份证号码，也可能是空的。

税号的最后一位是校验位，我们的报告页会帮您算一遍，对不上时只是提醒。有些早年发的真代码也算不对，所以提醒不等于错误。

## 确实开错了

1. 不要涂改，也不要在原票上手写补正。
2. 联系开票方，把正确的名称和税号用文字发给他们，不要口头报。
3. 请他们红冲原来的发票，再开一张新的。原来那张不能再用，见[作废和红冲](/help/voided-or-reversed)。
4. 收到新发票后，先核对抬头和税号，再交给财务。

## 请准备好

发票号码、开票日期、正确的名称和税号。能提供营业执照上的写法最好。

## 大概多久

一般 1 至 3 天，取决于开票方。

## 什么时候来找我们

开票方不肯重开，或者抬头正确却提示“非本单位开具或取得”的，先看[不是本单位的发票、没有权限](/help/no-permission)，解决不了的请[提交报告](/report)。
`,
    en: `
An invoice with the wrong buyer's name or tax number may be refused for reimbursement or deduction, and company systems often “can't find” it.

## Is it really wrong?

1. **Compare the tax number digit by digit.** An organisation's unified credit code has 18 characters, digits and capital letters, but never I, O, S, V or Z. What looks like the letter O is the digit 0.
2. **Brackets.** Full-width and half-width brackets look alike, and some systems take them for different names. The invoice is right then: ask whoever runs the system.
3. **Blanks and full-width characters.** A name copied from elsewhere may carry blanks that nobody sees.
4. **A sole trader's** number may be an identity number with 2 more digits, 20 in all. That is normal.
5. **An ordinary invoice to a person** may carry an identity number or none at all.

The last character of the code is a check character. Our report form tests it and only reminds you: some early genuine codes fail the test, so a reminder is not an error.

## If it is wrong

1. Don't alter it, and don't correct it by hand.
2. Send the right name and number to the issuer in writing; don't spell them out over the phone.
3. Ask them to reverse the invoice and issue a new one. The old one can't be used any more: see [Voided or reversed](/help/voided-or-reversed).
4. Compare the new invoice before you hand it in.

## Have ready

Number and issue date of the invoice, the right name and tax number, ideally as they stand on the business licence.

## How long it takes

1 to 3 days as a rule; that is up to the issuer.

## When to come to us

If the issuer refuses, or the name is right and the page says it is not an invoice of your organisation, read [Not your organisation's, or no permission](/help/no-permission) first. If that does not help, please [send a report](/report).
`,
  },
}

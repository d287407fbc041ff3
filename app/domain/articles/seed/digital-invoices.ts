import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const digitalInvoices: ArticleSeed = {
  slug: 'digital-invoices',
  topic: 'kinds',
  causes: ['P2'],
  invoiceKinds: ['digital_special', 'digital_plain', 'digital_paper_special', 'digital_paper_plain'],
  title: { 'zh-CN': '数电票怎么查', en: 'Fully digital invoices' },
  summary: {
    'zh-CN': '数电票没有发票代码和校验码，只要 20 位号码、开票日期和价税合计；打印在专用纸上的，填法不同。',
    en: 'No code and no check code: the 20-digit number, the issue date and the total with tax. Those on official paper differ.',
  },
  body: {
    'zh-CN': `
数电票是“全面数字化的电子发票”的简称，早些时候也叫全电发票。

## 怎样认出来

- 标题是“电子发票（增值税专用发票）”或“电子发票（普通发票）”。
- 只有一串 **20 位的发票号码**，没有发票代码，也没有校验码。
- 通常收到的是 PDF、OFD 或 XML 文件。

## 查询时填什么

| 票种 | 发票代码 | 发票号码 | 第四项 |
|---|---|---|---|
| 数电专票、数电普票 | 留空 | 20 位 | 价税合计 |
| 数电纸质专票 | 填 | 8 位 | 不含税金额 |
| 数电纸质普票 | 填 | 8 位 | 20 位号码的最后 6 位 |

都还要填开票日期和验证码。

## 20 位号码怎么读

第 1、2 位是年份的后两位，第 3、4 位是开票地区（北京是 11），其余的是开具渠道和顺序号。号码里没有校验位，所以抄错一位，系统也不会提醒，只会说“查无此票”。

## 最常见的三个错误

1. **在“发票代码”里填了东西。** 数电票这一栏要空着。
2. **填了备注栏里的编号。** 红字发票信息确认单编号也是 20 位，但不是发票号码。
3. **金额填成不含税的。** 数电票要填价税合计，也就是含税的总额。

打印在专用纸上的数电票同时有两套号码：代码加 8 位号码在票面上，20 位号码在密码区。照上面的表填，不要混用。

## 最省事的办法

扫二维码，或从文件里复制号码。XML 文件里写得最完整：LabelCode 是 Y 的为蓝字发票，是 N 的为红字发票。

## 收到以后怎么保存

请保存对方发来的原始文件，不要只留截图或打印件。需要再次查验时，原始文件最有用。

## 什么时候来找我们

照表填写、次日仍查不到的，先看[刚开的发票还查不到](/help/new-invoice)，再[提交报告](/report)。报告里可以直接上传 PDF、OFD 或 XML 文件。
`,
    en: `
“Fully digital” is short for 全面数字化的电子发票, mostly called 数电票 and formerly 全电发票.

## How to recognise one

- Its title reads 电子发票（增值税专用发票）, a special invoice, or 电子发票（普通发票）, an ordinary one.
- It has one **invoice number of 20 digits**, no invoice code and no check code.
- It usually comes as a PDF, OFD or XML file.

## What to enter

| Kind | Code | Number | Fourth field |
|---|---|---|---|
| digital, special or ordinary | leave empty | 20 digits | total with tax |
| special, on official paper | enter | 8 digits | amount without tax |
| ordinary, on official paper | enter | 8 digits | last 6 of the 20-digit number |

All of them take the issue date and a captcha as well.

## How to read the 20 digits

Digits 1 and 2 are the last two of the year, 3 and 4 the region (Beijing is 11), the rest the way it was issued and a sequence. There is no check digit: a mistyped number is not noticed, it is just “not found”.

## The three commonest slips

1. **Something in the code field.** It stays empty for a digital invoice.
2. **A number from the remarks.** The confirmation number of a red invoice has 20 digits, too, but is no invoice number.
3. **The amount without tax.** Digital invoices take the total with tax.

A digital invoice on official paper has two sets: the code and 8-digit number on its face, and the 20-digit number in the cipher area. Follow the table and don't mix them.

## The easiest way

Scan the QR code or copy the number from the file. The XML file is the most complete: LabelCode Y is a blue invoice, N a red one.

## Keeping it

Keep the file you received, not just a screenshot or a print: it is the most useful thing when it has to be checked again.

## When to come to us

If it follows the table and is still missing the next day, read [A new invoice can't be found yet](/help/new-invoice), then [send a report](/report). You can upload the PDF, OFD or XML file with it.
`,
  },
}

import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const talkToUs: ArticleSeed = {
  slug: 'talk-to-us',
  topic: 'desk',
  causes: [],
  invoiceKinds: [],
  title: { 'zh-CN': '想和人说话：热线和渠道', en: 'Talking to somebody: hotline and channels' },
  summary: {
    'zh-CN': '什么事找本服务台，什么事打 12366，打之前准备什么，怎样认出假冒的客服。',
    en: 'When to ask this desk and when to call 12366, what to have at hand, and how to recognise impostors.',
  },
  body: {
    'zh-CN': `
网上报告最快，也最清楚。可是有些时候，就是想找个人说一说。这里告诉您找谁、怎么找。

## 什么事找谁

| 您的事 | 找谁 |
|---|---|
| 查不到发票、查验页面用不了 | 本服务台：[提交报告](/report) |
| 税收政策、办税流程、投诉举报 | 全国纳税服务热线 **12366** |
| 开错了、要重开、要作废或红冲 | 开票方 |
| 抵扣、失控、异常凭证 | 主管税务机关 |
| 财政票据（医院、学校） | 开票单位，或财政部门 |
| 报销软件的问题 | 软件的服务商 |

12366 的自动语音全天都有，人工服务的时间各地不同，以当地公布的为准。本服务台的电话和时间，见[联系我们](/contact)。

## 打电话之前，请准备好

1. 发票的代码和号码（数电票是 20 位号码）
2. 开票日期和金额
3. 提示的原文
4. 在哪里查的、什么时候查的
5. 已经报告过的，准备好编号

准备好这些，一个电话往往就能说完。

## 没人接听，或者下班了

[提交报告](/report)，随时可以。您会得到编号和答复的时间，下一个工作日从最早的报告开始处理。

## 电话里会发生什么

接电话的人会把您说的记成一份报告，您同样会收到编号和查看链接。需要回电话的，会跟您约好时间，记在“我们答应您的事”里。

## 怎样认出假冒的

- 我们**不收费**，也不请人转账。
- 我们**不要**密码、短信验证码、银行卡号。
- 我们不会发来软件让您安装，不会要求共享屏幕。
- 我们的消息里的链接，都指向本网站。不放心，就自己打开[查进度](/track)，输入编号查看。

遇到可疑的电话或消息，不要照做，挂断以后自己拨打官方热线核实。已经受骗的，请尽快报警。

## 需要更大的字，或者别的语言

每一页的上方都可以换成大字版，也可以换成繁体或英文。
`,
    en: `
A report is the quickest and clearest way. Still, sometimes one wants to talk to somebody. This is whom to ask, and how.

## Whom to ask

| About | Ask |
|---|---|
| an invoice that can't be found, a page that does not work | this desk: [send a report](/report) |
| tax rules, procedures, complaints and reports of violations | the national tax service hotline **12366** |
| mistakes on an invoice, a new one, voiding or reversing | the issuer |
| deduction, invoices marked as out of control or abnormal | the competent tax authority |
| fiscal receipts of hospitals and schools | whoever issued it, or the finance department |
| expense software | its provider |

12366 has recorded answers around the clock; when people answer differs by place, see the local announcement. The phone and hours of this desk are on [Contact](/contact).

## Have ready before you call

1. Code and number (a fully digital invoice has only a 20-digit number)
2. Issue date and amount
3. The exact message
4. Where and when you looked
5. Your report's number, if you have one

With these, one call often does it.

## Nobody answers, or it is after hours

[Send a report](/report), at any time. You get a number and a time for the answer; on the next working day we begin with the oldest.

## What happens on the phone

Whoever answers writes down what you say as a report, and you get its number and link like everybody else. If we have to call back, a time is agreed and kept under “what we promised you”.

## How to recognise impostors

- We **charge nothing** and ask for no transfers.
- We **never want** passwords, one-time codes or card numbers.
- We send no software to install and don't ask you to share your screen.
- Links in our messages lead to this site. If in doubt, open [Track a report](/track) yourself and enter the number.

If a call or message is suspicious, don't comply: hang up and call the official hotline yourself. If you were cheated, go to the police soon.

## Larger print, or another language

Every page can be changed at its top to large text, traditional Chinese or English.
`,
  },
}

import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const howToReport: ArticleSeed = {
  slug: 'how-to-report',
  topic: 'desk',
  causes: ['U0'],
  invoiceKinds: [],
  title: { 'zh-CN': '怎样提交报告', en: 'How to send a report' },
  summary: {
    'zh-CN': '不用注册，几分钟填完；写清楚六件事，办理就快；提交后得到一个编号，凭它查进度。',
    en: 'No account, a few minutes. Six details make it quick, and you get a number to follow it by.',
  },
  body: {
    'zh-CN': `
自查没有解决，或者情况说不清楚，就把它交给我们。报告随时可以提交，不用注册，也不用排队。

## 两种开始的办法

- 先做[自查](/check)：最多六个问题，没解决的，您的回答会自动填进报告。
- 直接[提交报告](/report)。

如果首页正挂着一个故障，而您遇到的就是它，点“我也遇到了”，只留联系方式就可以。

## 写清楚六件事，办理最快

1. **哪一张票**：票种、发票代码和号码、开票日期、金额。
2. **看到了什么**：提示的原文，一字不差最好。
3. **在哪里查的**：全国平台、电子税务局、手机应用，还是公司的系统。
4. **什么时候查的**，今天查了几次。
5. **以前查到过没有**。
6. **怎样联系您**：手机或邮箱，至少一个。

有截图或发票文件的，一起上传：最多 5 个，每个不超过 10 MB，PDF、OFD、XML 和常见的图片都可以。

## 什么不要写

密码、验证码、银行卡号，我们都不需要，也不会问。如果有人以我们的名义来要，请不要给。

## 提交之后

1. 页面上会出现一个**编号**，同时发到您的手机或邮箱。编号里没有容易看错的字母，电话里也念得清楚。
2. 系统按情况转给负责的部门。
3. 有人答复时，会通知您。怎样跟进，见[怎样查进度](/help/track-and-times)。

## 常见的疑问

- **填错了怎么办？** 位数不对会当场提示；日期、地区可疑的只是提醒，核对后可以照样提交。填过的内容不会丢。
- **点了两次怎么办？** 只会有一份报告。
- **同一张票又报了一次？** 不会重复登记，查看链接会再发给您。
- **编号告诉别人安全吗？** 只有编号看不到任何内容，还要您的手机或邮箱来验证。
`,
    en: `
If the self-check did not help, or things are hard to describe, leave it to us. You can report at any time, without an account and without a queue.

## Two ways to begin

- With the [self-check](/check): six questions at most, and if it is not solved, your answers are filled in.
- With the [report](/report) directly.

If a fault is shown on the home page and it is yours, choose “I have this too”: a contact is all we need.

## Six details make it quick

1. **Which invoice**: kind, code and number, issue date, amount.
2. **What you saw**: the exact words of the message.
3. **Where you looked**: the national platform, the e-tax bureau, an app, or your company's system.
4. **When you looked**, and how often today.
5. **Whether it was ever found before.**
6. **How to reach you**: mobile or e-mail, one at least.

Add screenshots or the invoice's file if you have them: up to 5, 10 MB each, as PDF, OFD, XML or common pictures.

## What not to write

We need no passwords, one-time codes or card numbers, and never ask for them. If somebody does in our name, don't give them.

## What happens then

1. You get a **number** on the page and by SMS or e-mail. It has no letters that look alike, so it can be read out over the phone.
2. The report goes to the department in charge.
3. You are told when somebody answers. See [How to follow a report](/help/track-and-times).

## Common questions

- **A wrong entry?** Wrong lengths are pointed out at once; doubtful dates or regions are only reminders, and you can send it after a second look. Nothing you typed is lost.
- **Clicked twice?** There is one report.
- **The same invoice once more?** It is not registered twice; the link is sent to you again.
- **Is it safe to tell the number?** The number alone opens nothing: your mobile or e-mail has to prove it.
`,
  },
}

import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const trackAndTimes: ArticleSeed = {
  slug: 'track-and-times',
  topic: 'desk',
  causes: [],
  invoiceKinds: [],
  title: { 'zh-CN': '怎样查进度，多久有答复', en: 'How to follow a report, and how long it takes' },
  summary: {
    'zh-CN': '凭编号加手机或邮箱随时查看：现在到哪一步、下一步是什么、我们答应了什么时候。',
    en: 'With the number and your contact you see where it stands, what comes next and what we promised by when.',
  },
  body: {
    'zh-CN': `
提交以后，您不需要打电话催问，进度随时看得到。

## 怎样查看

1. 点短信或邮件里的**查看链接**，直接打开，不用输入别的。
2. 或者打开[查进度](/track)，输入编号和提交时留下的手机或邮箱。我们发一个 6 位验证码，10 分钟内有效。

编号或联系方式记错了，页面也不会告诉您哪一个错：这是为了不让别人试探出您的信息。

## 页面上有什么

- **现在到哪一步**，接下来做什么，最晚什么时候。
- **我们答应您的事**：谁、做什么、什么时候之前。
- **往来记录**：您可以在这里补充说明、添加文件、回答我们的问题。
- 跟故障有关的，还有故障的恢复进度。

## 大概多久

| 情况 | 首次答复 | 办结 |
|---|---|---|
| 一般 | 1 个工作日内 | 7 天内 |
| 较急 | 4 小时内 | 3 个工作日内 |
| 紧急 | 2 小时内 | 24 小时内 |

这是我们给自己定的目标，轻重缓急由影响大小和紧迫程度决定。您那一份的具体时间，写在回执和进度页上，以那里为准。等您补充材料的时候，时间暂停计算；需要延期的，会告诉您原因和新的时间。

## 您可以做的

- **催办**：请工作人员优先处理，每 4 小时一次。
- **撤回**：自己解决了，或者提交错了。
- **重新打开**：办结后 7 天内，觉得没有解决，写明原因即可。过了 7 天，会另建一份报告，并跟原来的连在一起。
- **下载或打印**全部往来记录。

## 办结之后

我们会请您评价一次，见[评价和改进](/help/rating)。

## 没有收到短信或邮件

看看垃圾邮件；确认留的号码没有错。仍然没有的，用编号在[查进度](/track)里查看，内容是一样的。
`,
    en: `
Once it is sent there is no need to call and ask: you can see how it stands at any time.

## How to look

1. Open the **link** in our SMS or e-mail. Nothing else is needed.
2. Or go to [Track a report](/track) and enter the number and the mobile or e-mail you left. We send a 6-digit code, valid for 10 minutes.

If one of the two is wrong, the page does not say which: nobody shall find out about you by trying.

## What you see

- **Where it stands**, what comes next, and by when at the latest.
- **What we promised you**: who, what, until when.
- **The conversation**: add something, send files, answer our questions.
- The recovery of the fault, if yours belongs to one.

## How long it takes

| Urgency | First answer | Resolved |
|---|---|---|
| normal | within 1 working day | within 7 days |
| high | within 4 hours | within 3 working days |
| urgent | within 2 hours | within 24 hours |

These are our own goals; urgency follows from how much is affected and how pressing it is. The times of your report stand on its receipt and its page, and those count. While we wait for you the clock is stopped. If we need longer, we tell you why and until when.

## What you can do

- **Remind us**, once every 4 hours.
- **Withdraw** it, if it solved itself or was sent by mistake.
- **Re-open** it within 7 days after it was resolved, and say why. Later, a new report is made and joined to the old one.
- **Download or print** the whole exchange.

## When it is resolved

We ask you once how it went: see [Ratings](/help/rating).

## No SMS or e-mail?

Look among the junk mail, and whether the address was right. If nothing came, use the number in [Track a report](/track): it shows the same.
`,
  },
}

import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const rating: ArticleSeed = {
  slug: 'rating',
  topic: 'desk',
  causes: [],
  invoiceKinds: [],
  title: { 'zh-CN': '评价和改进', en: 'Ratings, and what we do with them' },
  summary: {
    'zh-CN': '每次办结请您评价一次，自愿；给了差评或者没有解决，负责人会重新核实，五个工作日内答复。',
    en: 'We ask once per resolved report, and it is up to you. After a low rating the person in charge checks again within five working days.',
  },
  body: {
    'zh-CN': `
好不好，您说了算。评价会直接影响我们下一步改什么。

## 什么时候会请您评价

报告办结时，我们把结果和评价链接放在**同一条**消息里发给您，每次办结只请一次。也可以在[查进度](/track)的页面上评。28 天以后，链接失效。

评不评由您决定，评多少分都不影响办理。工作人员不能替您评。

## 问些什么

1. 解决了没有。
2. 满意程度，分五级：非常满意、满意、基本满意、不满意、非常不满意。
3. 速度、清楚、方便、态度，各评一下，可以不填。
4. 想说的话。给了低分或者没有解决的，请写一句原因，我们好去核实。

## 评完还能改吗

7 天内，用同一个链接可以改。改之前和改之后的都会留着，统计用第一次的，改过的另外列出。

## 不满意或者没解决，会怎样

1. 报告重新打开，交给部门的**负责人**，不再由原来的人自己判断。
2. 负责人先核实，再跟您联系。合理的马上改；复杂的记下来，写明期限；政策不允许的，说明理由。
3. **5 个工作日内**答复您。
4. 办完再请您评一次，两次评价都保留。

## 不是针对某一份报告

对整个网站、对某次故障的处理有话说，请到[服务评价](/feedback)。那里不问姓名和联系方式，也请您不要写。想要答复的，请[提交报告](/report)，类型选“投诉”“功能建议”或“表扬”。

## 谁能看到

评价由负责人和改进服务的人看，公布的只有汇总的数字，少于 10 份的不公布。您写的话不会公开。
`,
    en: `
How it went is for you to say, and it decides what we improve next.

## When we ask

When a report is resolved, the result and the link to rate it come in **one** message, once per resolution. You can also rate on the page of your report under [Track a report](/track). The link ends after 28 days.

It is up to you, and your rating never affects how you are served. Staff can't rate for you.

## What we ask

1. Was it solved?
2. How satisfied are you, in five steps from very satisfied to very dissatisfied?
3. Speed, clarity, ease and manner, if you like.
4. Anything you want to say. After a low rating, or if it is not solved, please give the reason so that we can look into it.

## Can it be changed?

For 7 days, by the same link. Both are kept: the figures count the first, the changed one is listed apart.

## If you are dissatisfied, or it is not solved

1. The report is opened again with the **head of the department**; the person who handled it does not judge alone.
2. They check first and then contact you. What is right is mended at once; what is complex gets a date; what the rules don't allow is explained.
3. You have an answer within **5 working days**.
4. Afterwards we ask once more, and both ratings are kept.

## About something else

For the site as a whole, or how a fault was handled, use the [service survey](/feedback). It asks for no name and no contact; please write none. If you want an answer, [send a report](/report) as a complaint, suggestion or praise.

## Who sees it

Those in charge and those who improve the service. Only sums are published, and none of fewer than 10 ratings. What you write is not published.
`,
  },
}

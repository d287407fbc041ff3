import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const tooManyLookups: ArticleSeed = {
  slug: 'too-many-lookups',
  topic: 'lookup',
  causes: ['Q1', 'Q2'],
  invoiceKinds: [],
  title: { 'zh-CN': '查询次数用完，或者请求太频繁', en: 'No look-ups left today, or too many requests' },
  summary: {
    'zh-CN': '同一张发票每天最多查五次，同事和报销系统查的也算；查得太快，平台会让您先停一停。',
    en: 'An invoice can be looked up five times a day, colleagues and expense systems included; who asks too fast is paused.',
  },
  body: {
    'zh-CN': `
这两类提示都不说明发票有问题，只是今天或者这会儿不能再查了。

## 看看是哪一种提示

| 平台的提示 | 意思 | 怎么办 |
|---|---|---|
| 超过该张发票当日查验次数 | 这张发票今天的 5 次用完了 | 明天再查 |
| 发票查验请求太频繁 | 短时间内查得太多 | 停几分钟 |
| 超过服务器最大请求数 | 平台正忙 | 稍后再试 |
| 查验行为异常，涉嫌违规 | 您的网络出口被暂时限制 | 换网络，停用脚本 |

## 为什么明明只查了一次，次数就用完了

5 次是**按发票**算的，不是按人算的。开票方、收票方、同事、公司的报销系统，谁查都算一次。常见的情形是：报销系统自动查了几遍，财务又手工查了几遍。

## 次数用完了

1. 明天再查。
2. 问问同事，或者看报销系统里有没有今天的查验结果，可能早就查到了。
3. 急用的，也可以到**税务数字账户**里查看。

## 请求太频繁，或者被限制

1. 停几分钟，不要连续点“查验”。
2. 关掉自动查询的插件、脚本和批量工具。
3. 换一个网络，例如改用手机流量。整个公司共用一个网络出口时，别人查得太多，您也会受影响。

## 大概多久

次数用完：第二天恢复。被限制：几分钟到一天。

## 怎样少遇到

核对好号码、日期和金额再查；让报销系统保存查验结果，不要每次打开都重新查。

## 什么时候来找我们

停了一天、换了网络、没有使用任何自动工具，仍然提示异常的，请[提交报告](/report)，写明提示的原文和时间。请不要提供验证码或密码。
`,
    en: `
Neither kind of message says that anything is wrong with the invoice. It only can't be looked up again today, or just now.

## Which message is it?

| The platform says | It means | What to do |
|---|---|---|
| 超过该张发票当日查验次数 | the 5 look-ups of this invoice are used up for today | look tomorrow |
| 发票查验请求太频繁 | too many look-ups in a short time | wait some minutes |
| 超过服务器最大请求数 | the platform is busy | try later |
| 查验行为异常，涉嫌违规 | your network's address is limited for the moment | use another network, stop scripts |

## Used up, although I looked only once?

The five are counted **per invoice**, not per person. The seller, the buyer, a colleague or an expense system: every look-up counts. Often an expense system has looked it up by itself several times before a person does.

## No look-ups left today

1. Look again tomorrow.
2. Ask colleagues, or see whether the expense system has today's result: it may have been found long ago.
3. If it is urgent, look in your **digital tax account** (税务数字账户).

## Too many requests, or limited

1. Wait some minutes and don't click again and again.
2. Turn off plug-ins, scripts and batch tools that look up by themselves.
3. Use another network, such as mobile data. Where a whole company shares one address, others' look-ups affect you as well.

## How long it takes

Look-ups used up: the next day. Limited: minutes to a day.

## How to avoid it

Compare number, date and amount before you look. Let your expense system keep its result instead of asking anew each time.

## When to come to us

If a day has passed, you changed the network and use no tools, and the message stays, please [send a report](/report) with its exact words and the time. Never send a captcha or password.
`,
  },
}

import type { NoticeSeed } from '#app/domain/privacy/notice.ts'

export const version1: NoticeSeed = {
  version: 1,
  effectiveOn: '2026-11-22',
  changes: { 'zh-CN': '第一版。', en: 'The first version.' },
  body: {
    'zh-CN': `
## 谁在处理您的信息

处理您的信息、并为之负责的，是{operator}。怎样联系，见[联系我们](/contact)。本说明按照《中华人民共和国个人信息保护法》的要求写成。

## 收集哪些，用来做什么

| 信息 | 用来做什么 | 是否必填 |
|---|---|---|
| 手机或邮箱 | 把编号、答复、故障恢复的消息告诉您，确认查看进度的是您本人，办结后请您评价 | 至少一个 |
| 怎样称呼您 | 联系时称呼 | 选填 |
| 发票内容：代码、号码、日期、金额、校验码、购买方和销售方 | 查找这张发票，判断查不到的原因 | 号码必填，其余选填 |
| 情况说明、提示的原文、查询的时间和方式、浏览器 | 判断问题出在哪里 | 说明必填，其余选填 |
| 截图和发票文件 | 同上 | 选填 |
| 评价和意见 | 改进服务 | 选填 |
| 订阅的联系方式 | 发送您订阅的公告 | 不订阅就不需要 |

处理的依据是您的同意。只用于上面写的目的，不用于推广。

**不收集**密码、验证码、银行卡号。个体工商户的税号或者给个人开的发票里可能带有身份证号码，它比较敏感：加密保存，屏幕上只显示一部分。

## 网站自己留下的

- 查看自己的报告时，放一个短时的 cookie，只用来确认是您本人。没有统计和广告的 cookie，也不使用第三方的统计。
- 为防止有人反复尝试，用您的网络地址计算次数。保存的是加密后的摘要，两天后删除。

## 给谁看

- 办理这件事的工作人员，以及督促和改进服务的负责人。
- 需要其他部门或主管税务机关处理的，转给他们办理所必需的部分。
- 发送短信和邮件的服务商：收件的号码或地址和消息内容，只为送达。
- 法律要求提供的。

报告过同一张发票的其他人看不到您的任何信息。网站上公布的只有汇总的数字。

## 保存多久

保存到办完这件事、答复后续询问和依法留存记录所必需的最短时间为止，之后删除，或者去掉能认出您的部分。您要求删除的，见下面。

## 怎样保护

联系方式、税号和上传的文件加密保存，密钥另外保管；屏幕上隐去手机号中间几位，查看完整号码会留下记录；每个人只能看到工作需要的部分；操作记录连成一串，改动会被发现。

## 您的权利

您可以：

1. **知道**我们怎样处理您的信息，要求**解释**；
2. **查看和复制**：在[查进度](/track)的页面下载全部往来记录；
3. **更正和补充**：在同一个页面回复我们；
4. **删除**；
5. **撤回同意**：随时可以，不影响撤回之前已经办的事。没有联系方式，我们无法继续办理和通知您。

后两项和其他要求，[在这里提出](/report?kind=complaint)，或者通过[联系我们](/contact)上的任何方式。我们先确认是您本人，在{answerWithin}内答复。不能照办的，说明理由。

## 万一泄露

发现信息泄露、被改或者丢失的，我们马上补救，并告诉受影响的人发生了什么、可以怎么办。

## 本说明的修改

每次修改都有版本和日期，写明改了什么，旧的版本一直可以看。修改后三十天内，在本页和报告页上提示。您提交时同意的是哪一版，会记录下来；您填写的时候说明正好变了，会请您看过再提交，已经填的内容不会丢。
`,
    en: `
## Who is responsible

Responsible for your data is {operator}. How to reach us is on [Contact](/contact). This notice follows the Personal Information Protection Law of the People's Republic of China.

## What we collect, and what for

| Data | What for | Needed |
|---|---|---|
| mobile or e-mail | to send you the number, answers and word when a fault is over, to make sure it is you who looks, and to ask for a rating | one of them |
| what to call you | to address you | optional |
| the invoice: code, number, date, amount, check code, buyer and seller | to look for it and find why it is missing | the number; the rest optional |
| your description, the message you saw, when and how you looked, your browser | to find where it sticks | the description; the rest optional |
| screenshots and files | the same | optional |
| ratings and comments | to improve the service | optional |
| the contact of a subscription | to send the announcements you subscribed to | only if you subscribe |

We process them by your consent, for these purposes only: no promotion.

We do **not** collect passwords, one-time codes or card numbers. A sole trader's tax number or an invoice to a person may contain an identity number. That is sensitive: it is stored encrypted and only partly shown.

## What the site itself keeps

- While you look at your own report, a short-lived cookie that proves it is you. There are no cookies for statistics or advertising, and no third party counts visits.
- Against trying over and over, attempts are counted by network address. What is kept is an encrypted digest, deleted after two days.

## Who sees them

- Staff who deal with the matter, and those who supervise and improve the service.
- Other departments or the competent tax authority, where they have to deal with it: the part they need.
- The providers that deliver SMS and e-mail: the number or address and the message, for delivery only.
- Whoever the law requires.

Others who reported the same invoice see nothing of you. What the site publishes are sums.

## How long we keep them

As short as dealing with the matter, answering later questions and keeping records by law allow. Then they are deleted, or what identifies you is removed. For deletion at your request see below.

## How they are protected

Contacts, tax numbers and files are stored encrypted, the keys elsewhere. On screen the middle of a mobile is hidden, and revealing it is recorded. Everybody sees only what their work needs. The record of what was done is chained, so that a change would be noticed.

## Your rights

You can

1. **know** how we process your data and have it **explained**;
2. **see and copy** them: download the whole exchange from your report's page under [Track a report](/track);
3. **correct and complete** them: answer us on the same page;
4. have them **deleted**;
5. **withdraw consent** at any time. What was done before stays valid. Without a contact we can't go on and can't tell you.

For the last two and anything else, [ask here](/report?kind=complaint) or in any way named on [Contact](/contact). We make sure that it is you and answer within {answerWithin}. If we can't do it, we say why.

## If something leaks

If data leak, are altered or lost, we act at once and tell those affected what happened and what they can do.

## Changes of this notice

Each change has a version and a date and says what changed; former versions stay readable. For thirty days it is announced here and on the report form. We record which version you agreed to. If it changes while you are writing, you are asked to read it before you send, and nothing you typed is lost.
`,
  },
}

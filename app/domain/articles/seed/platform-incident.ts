import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const platformIncident: ArticleSeed = {
  slug: 'platform-incident',
  topic: 'desk',
  causes: ['I1'],
  invoiceKinds: [],
  title: { 'zh-CN': '是不是系统出了故障', en: 'Is there a fault?' },
  summary: {
    'zh-CN': '以前查到过的发票不见了，或者好几家的旧发票一起查不到，多半是故障；恢复分四步，每一步都会公布。',
    en: 'Invoices that were found before and are gone, or many old ones at once, point to a fault. Recovery has four stages, all published.',
  },
  body: {
    'zh-CN': `
平台也会出故障。判断起来并不难，看两条就够。

## 怎样判断

- **以前查到过**的发票，现在查不到了；
- 或者**好几家不同单位**开的、都超过三天的发票，同时查不到。

符合其中一条，多半不是您的问题。只有一张新票查不到的，更可能是[还没有上传](/help/new-invoice)。

## 您要做的

1. 看[首页](/)最上面的一行。有故障的话，会写明发生了什么、影响哪些服务、现在可以怎么办。
2. 遇到的就是它，点“**我也遇到了**”，留下联系方式，恢复时我们通知您。不用再填一遍完整的报告。
3. 首页没有写的，请[提交报告](/report)，写明以前什么时候查到过。几份这样的报告放在一起，往往就是我们发现故障的线索。
4. 不要反复查询：每张发票每天最多 5 次，故障期间查多了，恢复后反而当天不能再查。

## 恢复的四步

| 阶段 | 做什么 | 一般计划 |
|---|---|---|
| 确认原因与方案 | 查清哪里坏了、怎么修 | 2 小时 |
| 实施修复与监控 | 动手修，边修边看 | 8 小时 |
| 全面测试 | 各种发票都试一遍 | 12 小时 |
| 发布恢复与收集反馈 | 宣布恢复，听大家说好了没有 | 2 小时 |

页面上的进度条按计划时间画出四段，完成的、正在进行的、比计划晚的，一看就明白。时间是计划，不是保证；晚了，我们会在下一次通报里说明原因。

## 故障期间怎么办

先看故障页上的**替代方案**。急着报销或入账的，按本单位的规定先收下发票文件，恢复后再补查。

## 下一次消息什么时候来

每次通报都写明下一次的时间。没有新进展，也会按时说一声。恢复以后，影响大的故障会公布原因和改进的办法，您也可以[评价](/feedback)我们处理得怎么样。
`,
    en: `
The platform has faults, too. Two signs tell.

## How to tell

- An invoice that **was found before** is missing now;
- or invoices **of several different sellers**, all more than three days old, are missing together.

If one of these fits, it is most likely not you. A single new invoice is more likely [not uploaded yet](/help/new-invoice).

## What to do

1. Look at the line on top of the [home page](/). If there is a fault, it says what happened, which services are affected and what you can do now.
2. If it is yours, choose “**I have this too**” and leave a contact: we tell you when it is over. There is no need to fill in the whole report.
3. If the home page says nothing, please [send a report](/report) and say when it was found before. A few such reports together are often how we notice.
4. Don't look again and again: 5 look-ups a day are the limit, and then it can't be looked up on the day it comes back.

## The four stages of recovery

| Stage | What is done | Usual plan |
|---|---|---|
| Find cause and plan | find what is broken and how to mend it | 2 hours |
| Repair and monitor | mend it and watch | 8 hours |
| Full testing | try all kinds of invoices | 12 hours |
| Restore and listen | announce it and hear whether it works for everybody | 2 hours |

The bar on the page draws the four as long as planned: what is done, what is under way and what is late can be seen at a glance. Plans are no guarantees; if it takes longer, the next update says why.

## Meanwhile

See **what to do meanwhile** on the page of the fault. If reimbursement or booking can't wait, accept the file by the rules of your organisation and look it up afterwards.

## When the next news comes

Each update says when the next one comes, and it comes even if there is nothing new. After a serious fault we publish its cause and what we improve, and you can [tell us](/feedback) how we did.
`,
  },
}

import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const companySystem: ArticleSeed = {
  slug: 'company-system',
  topic: 'lookup',
  causes: ['U1'],
  invoiceKinds: [],
  title: {
    'zh-CN': '只在公司系统或手机应用里查不到',
    en: 'Only your company’s system or an app can’t find it',
  },
  summary: {
    'zh-CN': '官方平台能查到、公司系统查不到，说明发票没有问题，卡在中间的软件上。',
    en: 'If the official platform finds it and your system does not, the invoice is fine and the software in between is the problem.',
  },
  body: {
    'zh-CN': `
报销系统、财务软件、手机应用，都是替您去查的“中间人”。中间人出了问题，发票并不受影响。

## 先做一个判断

到[全国增值税发票查验平台](https://inv-veri.chinatax.gov.cn)亲自查一次：

- **查到了**：发票没有问题，问题在软件。往下看。
- **也查不到**：不是软件的事。做一次[自查](/check)，找到真正的原因。

## 软件为什么会查不到

- 软件的数据还停在昨天：不少服务要等开票后几小时到一天才查得到，有的默认不查当天的票。
- 软件把“不一致”也显示成“查不到”。两者意思不同，见[“查无此票”和“不一致”](/help/not-found-or-mismatch)。
- 这张发票今天的 5 次查询已经被系统自己用完，见[查询次数用完](/help/too-many-lookups)。
- 软件认错了票种。不同软件给票种的编号不一样，同一个编号在各家可能是不同的票。
- 企业名称里的括号，一个是全角“（）”，一个是半角“()”，软件把它们当成了两家公司。

## 怎么办

1. 把官方平台的查验结果截图或打印下来，按本单位的规定先办报销。
2. 把情况告诉本单位管系统的人，或者软件的服务商：哪一张发票、什么时候查的、系统显示什么、官方平台显示什么。
3. 在服务商修好之前，用官方平台查。

## 大概多久

由软件的服务商决定，我们没有办法替他们处理。

## 什么时候来找我们

很多人同时用不同的软件都查不到、官方平台也变慢了，请[提交报告](/report)，这可能不是一家软件的问题。报告里选“公司的报销或财务系统”，写上软件的名称。软件开发者想接入查询的，也可以在报告里选“政策咨询”问我们。
`,
    en: `
Expense systems, accounting software and apps look invoices up on your behalf. If they have a problem, the invoice does not.

## Find out where it sticks

Look it up once yourself on the [national VAT invoice platform](https://inv-veri.chinatax.gov.cn):

- **Found**: the invoice is fine, the software is not. Read on.
- **Not found either**: it is not the software. The [self-check](/check) finds the real cause.

## Why software may miss it

- Its data are of yesterday: many services find an invoice only hours to a day after it was issued, and some leave out today's on purpose.
- It shows “does not match” as “not found”. The two differ: see [“Not found” and “does not match”](/help/not-found-or-mismatch).
- It has used up the 5 look-ups of the day by itself: see [No look-ups left today](/help/too-many-lookups).
- It took it for another kind of invoice. Providers number the kinds differently, and the same code may mean different kinds.
- The company's name has full-width brackets in one place and half-width ones in the other, and the software takes them for two companies.

## What to do

1. Take a screenshot or a print of the official result and go on by the rules of your organisation.
2. Tell whoever runs the system, or its provider: which invoice, when, what the system says and what the platform says.
3. Use the official platform until it is mended.

## How long it takes

That is up to the provider; we can't do it for them.

## When to come to us

If many people fail with different software at once and the platform is slow, too, please [send a report](/report): it may be more than one program. Choose “a company's expense or accounting system” and name the software. If you develop software and want to connect it, ask us by the same form as a policy question.
`,
  },
}

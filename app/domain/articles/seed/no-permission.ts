import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const noPermission: ArticleSeed = {
  slug: 'no-permission',
  topic: 'invoice',
  causes: ['A1', 'A3'],
  invoiceKinds: [],
  title: { 'zh-CN': '提示“非本单位”，或者没有权限', en: 'Not your organisation’s invoice, or no permission' },
  summary: {
    'zh-CN': '登录后查不到，先看两件事：现在选的是哪个单位，您在这个单位有没有查看的权限。',
    en: 'If you are signed in and see nothing, check two things: which organisation is selected, and whether you have the right for it.',
  },
  body: {
    'zh-CN': `
在公开的查验平台上，知道票面内容就能查。登录电子税务局以后就不同了：您只能看到**当前这个单位**开具或取得的、并且**您有权限**看的发票。

## 提示“非本单位开具或取得”

意思是：发票上的购买方税号和销售方税号，都不是您现在登录的单位。

1. 打开发票，看**购买方**的税号。
2. 看页面上现在登录的是哪个单位、税号是多少。
3. 名下有几个单位的（例如总公司和分公司，或者代账机构的多家客户），**切换**到发票上的那个单位再查。
4. 发票上的税号开错了的，见[抬头或税号开错了](/help/wrong-title)。

## 提示“无权限”，或者列表是空的

意思是：单位对了，但您这个账号在这个单位没有查看的权限。典型的情形是同事能看到、自己看不到，或者刚入职、刚换了岗位。

1. 确认选的单位没有错。
2. 请本单位的**管理员**给您开通权限。
3. 急用的，请有权限的同事先查一下。
4. 不要借用别人的账号和密码，也不要把自己的借给别人。

## 只想知道发票在不在

那就不用登录。到[全国增值税发票查验平台](https://inv-veri.chinatax.gov.cn)输入发票内容，公开查询即可。

## 请准备好

发票号码、购买方和销售方的税号、提示的原文、登录的单位名称，以及您在这个单位的身份（例如办税员）。

## 大概多久

切换单位，马上解决。请管理员开通权限，一般 1 个工作日。税号开错、需要重开的，1 至 5 天。

## 什么时候来找我们

单位和权限都没有问题、列表仍然是空的，请[提交报告](/report)，附上截图。如果好几家单位都这样，请先看[首页](/)有没有故障公告。
`,
    en: `
On the public platform whoever knows what is printed can look an invoice up. Signed in to the e-tax bureau it is different: you see what **the organisation selected** issued or received, and only if **you have the right** to see it.

## The message 非本单位开具或取得

It means that neither the buyer's nor the seller's tax number on the invoice is that of the organisation you are signed in for.

1. See the **buyer's** tax number on the invoice.
2. See on the page which organisation is selected, and its number.
3. If you act for several, a head office and branches or the clients of a bookkeeping agency, **switch** to the one on the invoice.
4. If the number was issued wrongly, see [Wrong name or tax number](/help/wrong-title).

## No permission, or an empty list

The organisation is right, but your account has no right to look. Typically a colleague sees it and you don't, or you are new in the job.

1. Make sure that the right organisation is selected.
2. Ask your organisation's **administrator** for the right.
3. If it is urgent, ask a colleague who has it.
4. Don't borrow an account and password, and don't lend yours.

## You only want to know whether it exists

Then there is no need to sign in: look it up on the public [national VAT invoice platform](https://inv-veri.chinatax.gov.cn).

## Have ready

The number of the invoice, the tax numbers of buyer and seller, the exact message, the organisation you were signed in for, and your part in it.

## How long it takes

Switching helps at once. A right usually takes 1 working day. A wrong tax number that has to be issued anew takes 1 to 5 days.

## When to come to us

If organisation and right are in order and the list stays empty, please [send a report](/report) with a screenshot. If several organisations see the same, look at the [home page](/) for a fault first.
`,
  },
}

import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const notFoundOrMismatch: ArticleSeed = {
  slug: 'not-found-or-mismatch',
  topic: 'lookup',
  causes: ['P4'],
  invoiceKinds: [],
  title: {
    'zh-CN': '“查无此票”和“不一致”，是两回事',
    en: '“Not found” and “does not match” are two different things',
  },
  summary: {
    'zh-CN': '一个是库里没有这张票，一个是发票在、只是有一项填得不同。先分清是哪一句，再动手。',
    en: 'One means there is no such record; the other means the invoice exists but one detail differs. Find out which it is first.',
  },
  body: {
    'zh-CN': `
没有查到结果时，先看页面说的是哪一句话。两句话意思不同，办法也不同。

## 两句话各是什么意思

- **查无此票**：库里没有找到这个号码的发票。可能还没有上传，可能号码填错了，也可能这种票不在这个平台上查。
- **不一致**：发票已经在库里，只是您填的内容里至少有一项与登记的不同。

有些报销软件不区分这两种情况，一律显示“查不到”。所以请到[全国增值税发票查验平台](https://inv-veri.chinatax.gov.cn)亲自查一次，看它的原话。

## 显示“不一致”，这样核对

1. **日期**：填票面上的“开票日期”，不是收到发票或付款的日子。
2. **金额**：专用发票填不含税金额，数电票填价税合计，火车票和航空行程单填票价。写到小数点后两位。
3. **校验码**：只有普通发票一类才有，填最后 6 位。专用发票和数电票没有校验码。
4. **第四项的名称**会随票种自动变化，页面要什么就填什么，不要凭习惯填。
5. 票面上的名称或税号本来就印错了的，见[抬头或税号开错了](/help/wrong-title)。

## 显示“查无此票”，先看这几种

- 号码没有逐位核对过：[号码和代码怎么填](/help/numbers-and-codes)
- 最近几天才开的：[刚开的发票还查不到](/help/new-invoice)
- 财政票据、区块链或通用发票：[不在全国平台上查的票据](/help/other-checkers)
- 以前查到过、现在没有了：[是不是系统出了故障](/help/platform-incident)

## 大概多久

填错的，改对后马上可以查到。同一张发票每天最多查 5 次，请核对好再查。

## 什么时候来找我们

逐项核对过、仍然显示“不一致”的，请[提交报告](/report)，写明票种、填了哪几项、提示的原文，最好附上截图。拿不准是哪一种，先做一次[自查](/check)，最多六个问题。
`,
    en: `
When nothing comes back, look first at which of two sentences the page shows. They mean different things and need different steps.

## What the two sentences mean

- **查无此票 (not found)**: there is no invoice with this number in the database. It may not be uploaded yet, the number may be wrong, or this kind is checked on another platform.
- **不一致 (does not match)**: the invoice is in the database, but at least one detail you entered differs from the record.

Some expense software shows both as “not found”. So look it up once yourself on the [national VAT invoice platform](https://inv-veri.chinatax.gov.cn) and note the exact words.

## If it does not match, compare

1. **Date**: enter the issue date (开票日期) printed on the invoice, not the day you received or paid it.
2. **Amount**: special invoices take the amount without tax, digital invoices the total with tax, rail tickets and air itineraries the fare. Give two decimals.
3. **Check code**: only ordinary invoices have one; enter its last 6 digits. Special and digital invoices have none.
4. **The fourth field changes its name** with the kind of invoice. Enter what the page asks for, not what you are used to.
5. If the name or tax number is printed wrongly on the invoice itself, see [Wrong name or tax number](/help/wrong-title).

## If it is not found, see whether one of these fits

- The number has not been compared digit by digit: [Which numbers to enter](/help/numbers-and-codes)
- It was issued in the last few days: [A new invoice can't be found yet](/help/new-invoice)
- It is a fiscal receipt, a blockchain or a general invoice: [Documents with a checker of their own](/help/other-checkers)
- It was found earlier and is gone now: [Is there a fault?](/help/platform-incident)

## How long it takes

A wrong entry works at once when it is set right. An invoice can be looked up 5 times a day at most, so compare first.

## When to come to us

If everything is compared and it still does not match, please [send a report](/report) with the kind of invoice, what you entered and the exact message, ideally with a screenshot. Not sure which case it is? The [self-check](/check) asks six questions at most.
`,
  },
}

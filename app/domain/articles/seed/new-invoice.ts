import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const newInvoice: ArticleSeed = {
  slug: 'new-invoice',
  topic: 'lookup',
  causes: ['T1', 'T2', 'T3'],
  invoiceKinds: [],
  title: { 'zh-CN': '刚开的发票还查不到', en: 'A new invoice can’t be found yet' },
  summary: {
    'zh-CN': '当天开的，明天再查；一到三天的，问开票方上传了没有；超过三天的，请开票方看上传失败的清单。',
    en: 'Issued today: look tomorrow. One to three days ago: ask whether it was uploaded. Longer ago: ask for the list of failed uploads.',
  },
  body: {
    'zh-CN': `
发票开出来，到能在平台上查到，中间还有一步：开票方的系统要把它上传。上传之前，谁也查不到。请按开票日期对照下面的情况。

## 今天开的

1. 看一眼票面的开票日期是不是今天。
2. 当天开具的发票，**最快第二天**可以查到。开票方已经上传的，也可能当天就有。
3. 今天不必反复查：每张发票每天最多 5 次，用完了，明天才恢复。
4. 数电票可以先到**税务数字账户**里看看。

## 一到三天前开的

开票方离线开票，或者分批上传，发票就会晚到。

1. 联系开票方，请他们看这张发票的状态是不是“已上传”。
2. 没有上传的，请他们联网后上传。
3. 等待的时候，可以按本单位的规定，先收下 PDF 或 OFD 文件。

多数在 24 小时内能查到，离线开具的会更久一些。

## 超过三天了

多半是上传或者签名没有成功。开票方那边可能显示“已开具”，同时又是“上传失败”，所以只问“开了没有”是不够的。

1. 请开票方在开票软件里打开**上传失败**的清单，找到这一张。
2. 请他们重新上传。不成功的，联系开票软件的服务商。
3. 还是不行的，可以红冲后重开一张。

一般要 1 至 5 个工作日。

## 跟开票方联系时，可以这样说

> 您好，×月×日开的发票，号码×××，现在查不到。请帮忙看一下它是“已上传”还是“上传失败”，失败的话请重新上传。

## 什么时候来找我们

开票方说已经上传、过了一天仍查不到，或者您手里**好几家不同单位**开的旧发票同时查不到，请[提交报告](/report)。后一种可能是[系统故障](/help/platform-incident)。开票方联系不上的，见[怀疑不是真票](/help/suspected-fake)。
`,
    en: `
Between issuing an invoice and finding it on the platform lies one more step: the issuer's system has to upload it. Until then nobody can find it. Compare the issue date with the cases below.

## Issued today

1. Make sure that the printed issue date is today.
2. An invoice issued today can be found **the next day at the earliest**. If the issuer has uploaded it already, it may appear the same day.
3. Don't try again and again: an invoice can be looked up 5 times a day, and the count starts anew tomorrow.
4. A fully digital invoice may already show in your **digital tax account** (税务数字账户).

## One to three days ago

When an issuer works offline or uploads in batches, invoices arrive later.

1. Ask the issuer whether the state of the invoice is 已上传 (uploaded).
2. If not, ask them to go online and upload it.
3. Meanwhile you may accept the PDF or OFD file, if the rules of your organisation allow it.

Most appear within 24 hours; those issued offline take longer.

## More than three days ago

Most likely the upload or its signature failed. The issuer may see 已开具 (issued) and 上传失败 (upload failed) at the same time, so asking “was it issued” is not enough.

1. Ask the issuer to open the list of **failed uploads** in their software and look for it.
2. Ask them to upload it again, or to contact the provider of their software.
3. If that does not help, they can reverse it and issue a new one.

This usually takes 1 to 5 working days.

## What to say to the issuer

> The invoice you issued on (date), number (number), can't be found yet. Could you see whether it is uploaded or the upload failed, and upload it again if so?

## When to come to us

If the issuer says it was uploaded and a day later it is still missing, or if older invoices **of several different sellers** are missing together, please [send a report](/report). The latter may be [a fault of the system](/help/platform-incident). If the issuer can't be reached, see [When an invoice may not be genuine](/help/suspected-fake).
`,
  },
}

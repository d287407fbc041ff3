import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const vehicles: ArticleSeed = {
  slug: 'vehicles',
  topic: 'kinds',
  causes: ['P4'],
  invoiceKinds: [
    'vehicle',
    'used_vehicle',
    'digital_vehicle',
    'digital_used_vehicle',
    'digital_paper_vehicle',
    'digital_paper_used_vehicle',
  ],
  title: { 'zh-CN': '机动车和二手车发票怎么查', en: 'Vehicle invoices, new and used' },
  summary: {
    'zh-CN': '新车填不含税价，二手车填车价合计；数电的机动车发票没有代码，填 20 位号码。',
    en: 'New vehicles take the price without tax, used ones the vehicle total; digital ones have no code and a 20-digit number.',
  },
  body: {
    'zh-CN': `
买车、过户、上牌都要用到发票。这几种票长得像，查询时要填的却不一样。

## 查询时填什么

| 票种 | 发票代码 | 发票号码 | 第四项 |
|---|---|---|---|
| 机动车销售统一发票 | 填 | 8 位 | 不含税价 |
| 数电纸质机动车发票 | 填 | 8 位 | 不含税价 |
| 数电机动车发票 | 留空 | 20 位 | 价税合计 |
| 二手车销售统一发票 | 填 | 8 位 | 车价合计 |
| 数电纸质二手车发票 | 填 | 8 位 | 车价合计 |
| 数电二手车发票 | 留空 | 20 位 | 车价合计 |

都还要填开票日期和验证码。页面会自动显示第四项的名称，请以页面为准。

## 怎样分清是哪一种

1. 看标题：写着“机动车”的是新车，写着“二手车”的是旧车。
2. 看有没有发票代码：没有代码、号码 20 位的，是数电票。
3. 有代码、又在密码区印着 20 位号码的，是打印在专用纸上的数电票，查询时用代码和 8 位号码。

机动车销售统一发票的代码有 12 位，开头不是 0，这是正常的，照样在全国平台上查。

## 容易出错的地方

- 新车把“价税合计”填进了“不含税价”。
- 二手车发票填的是“车价合计”，照票面填，不要自己加减。
- 车架号、发动机号、合格证号都不是发票号码。

## 请准备好

发票代码和号码、开票日期、金额、车架号、购买方和销售方的名称。车架号不用来查发票，但报告时有它，办理的人更容易核对。

## 大概多久

填对马上可以查到。当天开的，最快第二天。急着上牌或过户的，先请销售方确认发票“已上传”。

## 什么时候来找我们

照表填写、销售方确认已经上传、仍查不到的，请[提交报告](/report)，并写明办理上牌或过户的期限，我们按轻重缓急安排。
`,
    en: `
Buying, transferring and registering a vehicle all need the invoice. The kinds look alike, but ask for different details.

## What to enter

| Kind | Code | Number | Fourth field |
|---|---|---|---|
| unified motor-vehicle invoice | enter | 8 digits | price without tax |
| digital motor-vehicle invoice on official paper | enter | 8 digits | price without tax |
| digital motor-vehicle invoice | leave empty | 20 digits | total with tax |
| unified used-vehicle invoice | enter | 8 digits | vehicle total |
| digital used-vehicle invoice on official paper | enter | 8 digits | vehicle total |
| digital used-vehicle invoice | leave empty | 20 digits | vehicle total |

All of them take the issue date and a captcha as well. The page names the fourth field by itself: go by that.

## Which one is it?

1. The title: 机动车 is a new vehicle, 二手车 a used one.
2. No code and a 20-digit number: fully digital.
3. A code, and a 20-digit number in the cipher area: digital, printed on official paper. Use the code and the 8-digit number.

The code of a unified motor-vehicle invoice has 12 digits and does not start with 0. That is normal, and it is on the national platform.

## Common slips

- For a new vehicle the total with tax entered as the price without tax.
- The vehicle total (车价合计) of a used vehicle: take it as printed, don't add or subtract.
- Frame, engine and certificate numbers are no invoice numbers.

## Have ready

Code and number, issue date, amount, frame number, names of buyer and seller. A look-up does not need the frame number, but it helps whoever works on your report.

## How long it takes

With the right details, at once. Issued today: the next day at the earliest. If registration is urgent, ask the seller first whether it is uploaded.

## When to come to us

If it follows the table, the seller says it is uploaded and it is still missing, please [send a report](/report) and say by when you have to register or transfer the vehicle: we go by urgency.
`,
  },
}

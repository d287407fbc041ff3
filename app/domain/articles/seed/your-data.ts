import type { ArticleSeed } from '#app/domain/articles/article.ts'

export const yourData: ArticleSeed = {
  slug: 'your-data',
  topic: 'desk',
  causes: [],
  invoiceKinds: [],
  title: { 'zh-CN': '您的信息怎样保护', en: 'How your data are protected' },
  summary: {
    'zh-CN': '只问办事需要的，加密保存，看过留痕，不用来推广；您可以随时要求查看、更正、复制或删除。',
    en: 'We ask only what is needed, store it encrypted, record who looks, and never advertise. You can see, correct, copy or delete it.',
  },
  body: {
    'zh-CN': `
报告发票的问题，难免要留下电话和票面内容。我们知道这些信息的分量。完整的说明在[隐私说明](/privacy)，这里讲要点。

## 我们问什么，不问什么

**会问**：手机或邮箱（至少一个）、发票的内容、您看到的提示、您愿意上传的文件。

**不问**：密码、验证码、银行卡号、身份证号码。发票上印有身份证号码的，系统会遮住一部分再显示。

## 谁能看到

- 办理您这份报告的人。他们看到的手机是 138****8000 这样的，看一次完整的号码就留下一次记录。
- 报告过同一张发票的**其他人看不到**您，您也看不到他们。
- 网站上公布的只有数字的汇总，没有任何一个人的内容。

## 怎样保存

1. 联系方式和上传的文件**加密**保存，密钥另外保管。
2. 查看完整号码、修改、答复，每一次都有记录，记录改动过会被发现。
3. 保存到办完这件事和依法留存所需要的期限为止，之后删除，或者去掉能认出您的部分。

## 您可以要求什么

- **查看和复制**：在[查进度](/track)的页面上，可以下载全部往来记录。
- **更正和补充**：在同一个页面回复我们。
- **删除、撤回同意、要求解释**：[在这里提出](/report?kind=complaint)，写明您的要求和报告编号。不能照办时，我们会说明理由。

撤回同意，不影响之前已经办过的事，但没有联系方式，我们就无法继续办理和通知您。

## 您自己也可以做的

- 截图时遮住与这件事无关的内容。
- 不要在公开的地方贴出编号加手机号。
- 查看链接相当于钥匙，不要转发给别人。
- 用完公共电脑，关掉浏览器。

## 说明改了怎么办

隐私说明每次修改都有版本和日期，改了什么会写出来，旧的版本也能看。您同意的是哪一版，我们会记下来；说明变了，下次提交时会请您重新看过。
`,
    en: `
Reporting an invoice means leaving a contact and what is printed on it. We know what that means. The whole notice is under [Privacy](/privacy); this is its essence.

## What we ask, and what we don't

**We ask for** a mobile or e-mail (one is enough), the invoice, the message you saw, and files if you want to send some.

**We don't ask for** passwords, one-time codes, card numbers or identity numbers. Where an invoice carries an identity number, part of it is hidden on our screens.

## Who sees it

- Those who work on your report. They see a mobile as 138****8000; each time somebody looks at all of it, that is recorded.
- **Others** who reported the same invoice don't see you, and you don't see them.
- What the site publishes are sums, nothing of a single person.

## How it is kept

1. Contacts and files are stored **encrypted**, the keys elsewhere.
2. Each reveal, change and answer is recorded, and altering the record would be noticed.
3. As long as the matter and the law require. Then it is deleted, or what identifies you is removed.

## What you can ask for

- **See and copy**: download the whole exchange from the page of your report under [Track a report](/track).
- **Correct and add**: answer us on the same page.
- **Delete, withdraw consent, have it explained**: [ask here](/report?kind=complaint), with your wish and the number of your report. If we can't do it, we say why.

Withdrawing consent does not undo what was done before. Without a contact, though, we can't go on and can't tell you.

## What you can do yourself

- Cover what does not belong to the matter in a screenshot.
- Don't post a report's number together with your mobile.
- The link to your report is a key: don't pass it on.
- Close the browser after using a public computer.

## When the notice changes

Each change has a version and a date, says what changed, and the former versions stay readable. We record which version you agreed to; when it has changed, you are asked to read it again the next time.
`,
  },
}

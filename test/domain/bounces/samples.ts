/** Bounces as mail servers write them, all to the same mail of ours. */

export const reader = 'reader@mail.invalid'

type Report = { status?: string; diagnostic?: string; action?: string; final?: string; original?: string }

const crlf = (lines: readonly string[]) => Buffer.from([...lines, ''].join('\r\n'))
const original = [
  'From: =?UTF-8?B?5Y+R56Wo?= <no-reply@desk.invalid>',
  `To: <${reader}>`,
  'Subject: =?UTF-8?B?5bey5oGi5aSN?=',
  'Message-ID: <018f4f4e-0000-4000-8000-000000000000@desk.invalid>',
  'Auto-Submitted: auto-generated',
]

const fields = ({ status, diagnostic, action, final, original: first }: Report) => [
  ...(first ? [`Original-Recipient: rfc822;${first}`] : []),
  `Final-Recipient: rfc822; ${final ?? reader}`,
  ...(action ? [`Action: ${action}`] : []),
  ...(status ? [`Status: ${status}`] : []),
  ...(diagnostic ? [`Diagnostic-Code: ${diagnostic}`] : []),
]

const postfixHead = [
  'Return-Path: <>',
  'Date: Mon,  2 Mar 2026 09:00:01 +0800 (CST)',
  'From: MAILER-DAEMON@mx.desk.invalid (Mail Delivery System)',
  'Subject: Undelivered Mail Returned to Sender',
  'To: bounce@bounces.demo.invalid',
  'Auto-Submitted: auto-replied',
  'MIME-Version: 1.0',
]

/** Postfix, whose reports are marked as answers. */
export const postfix = (...reports: Report[]) =>
  crlf([
    ...postfixHead,
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="4A1B2C.1772413201/mx.desk.invalid"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--4A1B2C.1772413201/mx.desk.invalid',
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    "I'm sorry to have to inform you that your message could not",
    'be delivered to one or more recipients. 550 5.7.1 is only mentioned here.',
    '',
    '--4A1B2C.1772413201/mx.desk.invalid',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.desk.invalid',
    'X-Postfix-Queue-ID: 4A1B2C',
    'X-Postfix-Sender: rfc822; bounce@bounces.demo.invalid',
    'Arrival-Date: Mon,  2 Mar 2026 09:00:00 +0800 (CST)',
    '',
    ...reports.flatMap((report) => [...fields({ action: 'failed', ...report }), '']),
    '--4A1B2C.1772413201/mx.desk.invalid',
    'Content-Description: Undelivered Message Headers',
    'Content-Type: text/rfc822-headers',
    '',
    ...original,
    '',
    '--4A1B2C.1772413201/mx.desk.invalid--',
  ])

/** Exim says the general status and leaves the rest to the other server's answer. */
export const exim = crlf([
  'Return-path: <>',
  'X-Failed-Recipients: reader@mail.invalid',
  'Auto-Submitted: auto-replied',
  'From: Mail Delivery System <Mailer-Daemon@exim.invalid>',
  'To: bounce@bounces.demo.invalid',
  'Content-Type: multipart/report; report-type=delivery-status; boundary=1772413201-eximdsn-1804289383',
  'MIME-Version: 1.0',
  'Subject: Mail delivery failed: returning message to sender',
  '',
  '--1772413201-eximdsn-1804289383',
  'Content-type: text/plain; charset=us-ascii',
  '',
  'This message was created automatically by mail delivery software.',
  '',
  '--1772413201-eximdsn-1804289383',
  'Content-type: message/delivery-status',
  '',
  'Reporting-MTA: dns; exim.invalid',
  '',
  'Action: failed',
  'Final-Recipient: rfc822;reader@mail.invalid',
  'Status: 5.0.0',
  'Remote-MTA: dns; mail.invalid',
  'Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.',
  ' 550 5.1.1 Please check the address.',
  '',
  '--1772413201-eximdsn-1804289383',
  'Content-type: message/rfc822',
  '',
  ...original,
  '',
  'body',
  '',
  '--1772413201-eximdsn-1804289383--',
])

/** Older Exim: a plain text that names the recipient in a header of its own. */
export const oldExim = crlf([
  'X-Failed-Recipients: reader@mail.invalid',
  'Auto-Submitted: auto-replied',
  'From: Mail Delivery System <Mailer-Daemon@exim.invalid>',
  'To: bounce@bounces.demo.invalid',
  'Subject: Mail delivery failed: returning message to sender',
  '',
  'A message that you sent could not be delivered to one or more of its recipients.',
])

export const exchange = crlf([
  'From: <postmaster@corp.invalid>',
  'To: <bounce@bounces.demo.invalid>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/report; report-type=delivery-status;',
  '\tboundary="f1b2c3d4-e5f6-4711-8899-aabbccddeeff"',
  'X-MS-Exchange-Message-Is-Ndr:',
  'Content-Language: zh-CN',
  'Auto-Submitted: auto-replied',
  'Subject: =?gb2312?B?zrS0q7Xdo7o=?=',
  '',
  '--f1b2c3d4-e5f6-4711-8899-aabbccddeeff',
  'Content-Type: multipart/alternative; boundary="1-f1b2c3d4"',
  '',
  '--1-f1b2c3d4',
  'Content-Type: text/html; charset="utf-8"',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '<html><body><p>=E6=9C=AA=E6=89=BE=E5=88=B0</p></body></html>',
  '--1-f1b2c3d4--',
  '',
  '--f1b2c3d4-e5f6-4711-8899-aabbccddeeff',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns;EX01.corp.invalid',
  'Received-From-MTA: dns;mx.desk.invalid',
  '',
  'Original-Recipient: rfc822;reader@mail.invalid',
  'Final-recipient: RFC822;reader@mail.invalid',
  'Action: failed',
  'Status: 5.1.10',
  'Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
  'X-Display-Name: reader',
  '',
  '--f1b2c3d4-e5f6-4711-8899-aabbccddeeff',
  'Content-Type: message/rfc822',
  '',
  ...original,
  '--f1b2c3d4-e5f6-4711-8899-aabbccddeeff--',
])

/** Sendmail folds, comments and speaks of the mailbox in two ways. */
export const sendmail = crlf([
  'From: Mail Delivery Subsystem <MAILER-DAEMON@sendmail.invalid>',
  'To: <bounce@bounces.demo.invalid>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/report; report-type=delivery-status;',
  '\tboundary="62210a1b.1772413201/sendmail.invalid"',
  'Subject: Returned mail: see transcript for details',
  'Auto-Submitted: auto-generated (failure)',
  '',
  '--62210a1b.1772413201/sendmail.invalid',
  '',
  '   ----- The following addresses had permanent fatal errors -----',
  '<reader@mail.invalid>',
  '--62210a1b.1772413201/sendmail.invalid',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; sendmail.invalid',
  'Arrival-Date: Mon, 2 Mar 2026 09:00:00 +0800',
  ' ',
  'Final-Recipient: RFC822; <Reader@Mail.Invalid>',
  'Action: failed (user unknown)',
  'Status: 5.2.2 (mailbox full)',
  'Remote-MTA: DNS; mail.invalid',
  'Diagnostic-Code: SMTP; 552 5.2.2 Over',
  '\tquota',
  'Last-Attempt-Date: Mon, 2 Mar 2026 09:00:01 +0800',
  '',
  '--62210a1b.1772413201/sendmail.invalid--',
])

/** 来自qq.com的退信 in GBK, a form of its own. */
const qqText = Buffer.concat([
  // 抱歉，您的邮件被退回来了……
  Buffer.from('b1a7c7b8a3acc4fab5c4d3cabcfeb1bbcdcbbbd8c0b4c1cba1ada1ad', 'hex'),
  Buffer.from('\r\nreader@qq.invalid: 550 5.1.1 Mailbox unavailable or access denied\r\n'),
])
export const qq = Buffer.concat([
  crlf([
    'From: "postmaster" <postmaster@qq.invalid>',
    'To: "bounce" <bounce@bounces.demo.invalid>',
    'Subject: =?gb18030?B?wLTX1HFxLmNvbbXEzcvQxQ==?=',
    'Mime-Version: 1.0',
    'Content-Type: text/html; charset="gb18030"',
    'Content-Transfer-Encoding: 8bit',
    '',
  ]),
  qqText,
])

/** 系统退信 of NetEase: a report whose texts are GBK, and whose status is general. */
export const netease = Buffer.concat([
  crlf([
    'From: Postmaster@163.invalid',
    'To: bounce@bounces.demo.invalid',
    'Subject: =?gbk?B?z7XNs83L0MU=?=',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; boundary="==BOUND=="',
    '',
    '--==BOUND==',
    'Content-Type: text/html; charset=gb2312',
    '',
  ]),
  qqText,
  crlf([
    '--==BOUND==',
    'Content-Type: message/delivery-status; charset=gbk',
    '',
    'Reporting-MTA: dns; m12-11.163.invalid',
    '',
    'Final-Recipient: rfc822; reader@mail.invalid',
    'Action: failed',
    'Status: 5.0.0',
  ]).subarray(0, -2),
  Buffer.from('\r\nDiagnostic-Code: smtp; 550 User not found: reader@mail.invalid '),
  // 收件人不存在
  Buffer.from('cad5bcfec8cbb2bbb4e6d4da', 'hex'),
  crlf(['', '', '--==BOUND==--']),
])

/** A report in base64, as some gateways send it. */
export const encoded = crlf([
  'From: mailer-daemon@gateway.invalid',
  'To: bounce@bounces.demo.invalid',
  'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
  '',
  '--b',
  'Content-Type: message/delivery-status',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(
    'Reporting-MTA: dns; g.invalid\n\nFinal-Recipient: rfc822;reader@mail.invalid\nAction: failed\nStatus: 5.2.1\n',
  ).toString('base64'),
  '--b--',
])

/** qmail: no report, no mark, only the null sender. */
export const qmail = crlf([
  'From: MAILER-DAEMON@qmail.invalid',
  'To: bounce@bounces.demo.invalid',
  'Subject: failure notice',
  '',
  'Hi. This is the qmail-send program at qmail.invalid.',
  '<reader@mail.invalid>: Sorry, no mailbox here by that name. (#5.1.1)',
])

/** An Exchange reply of somebody who is away, with the null sender as RFC 3834 wants it. */
export const outOfOffice = crlf([
  'From: Reader <reader@mail.invalid>',
  'To: bounce@bounces.demo.invalid',
  'Subject: =?gb2312?B?19S2r7TwuLQ=?=',
  'Auto-Submitted: auto-replied',
  'X-Auto-Response-Suppress: All',
  'Content-Type: text/plain; charset=gb2312',
  '',
  '5.1.1',
])

/** A person who answers. */
export const answer = crlf([
  'From: Reader <reader@mail.invalid>',
  'To: bounce@bounces.demo.invalid',
  'Subject: Re: 550 5.1.1',
  '',
  'Thanks.',
])

/** Outlook tells that the mail was read (RFC 8098). */
export const readReceipt = crlf([
  'Return-Path: <>',
  'From: Reader <reader@mail.invalid>',
  'Content-Type: multipart/report; report-type=disposition-notification; boundary=b',
  '',
  '--b',
  'Content-Type: message/disposition-notification',
  '',
  'Final-Recipient: rfc822;reader@mail.invalid',
  'Disposition: manual-action/MDN-sent-manually; displayed',
  '',
  '--b--',
])

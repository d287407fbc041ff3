/** Texts that have broken programs before. */
export const nastyTexts: readonly string[] = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '\u202e',
    '\ufeff',
    '%',
    '%00',
    '%ff',
    '%E0%A4%A',
    '//x',
    '\r\nSet-Cookie: a=b',
  ],
  ...[
    '../../etc/passwd',
    '..%2f',
    'javascript:alert(1)',
    '01a203f6-c2c9-7000-9dd5-03c292099859',
    '𠮷𠮷',
    '👨‍👩‍👧‍👦',
  ],
  ...[
    '<script>alert(1)</script>',
    `'"; drop table tickets; --`,
    '${7*7}',
    '{{7*7}}',
    '__proto__',
    'constructor',
  ],
  ...[
    'null',
    'undefined',
    'true',
    '-1',
    '0',
    '1e309',
    'NaN',
    '9'.repeat(22),
    '2147483648',
    '9007199254740993',
  ],
  ...[
    '2024-02-30',
    '0000-00-00',
    '275760-09-14',
    '-000001-01-01T00:00:00Z',
    '2026-11-22T10:00',
    '99:99',
    '+275760-09-13',
  ],
  ...[
    '24112000000135114086',
    '13800138000',
    '+8613800138000',
    'a@b.invalid',
    '"a b"@x.invalid',
    '发票',
    'toString',
  ],
  ...['é'.repeat(300), '查'.repeat(6000), 'x'.repeat(70_000)],
]

export const likelyTexts: readonly string[] =
  `missing_invoice complaint not_found mismatch open resolved closed public internal yes on 1 5 zh-CN en sms email start
  complete investigating monitoring all nf nf.n T2 lookup 2024-11-05 120.00 24112000000135114086 13900001234
  fuzz@demo.invalid tech_support agent commander`.split(/\s+/)

/** Names that forms, queries and calls know, and some that none does. */
export const names: readonly string[] =
  `a action active after as assignee asked back body bodyEn cause causeCode challenge code comment components confirm
  consent contact contact.language contact.notifyBy contact.mobile contact.email contact.name corrects department done
  drill dueAt email estimateInvoices extra.research files formKey hours incident invoice.number invoice.issuedOn
  invoice.amount invoice.kind invoice.code invoice.checkCode invoice.buyerTaxId keepClosed kind lang level limit
  lookup.lookedUpAt lookup.through minutes name next notice notify number password pick q reason regions remove role
  roles seenAt seenVersion severity size solved state status symptom ticket tickets title to urgentReason until view
  visibility way workaround _data index month page __proto__`.split(/\s+/)

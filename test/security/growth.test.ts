// Isolated: it measures processor time, to which the memory that other tests have left would add.
import { describe, expect, test } from 'vitest'
import { parseAnswers, walk } from '#app/domain/knowledge/causes/walk.ts'
import { decisionTable } from '#app/domain/knowledge/causes/decision-table.ts'
import { parseRating } from '#app/domain/public/feedback/rating.ts'
import { sniff } from '#app/domain/ground/files/sniff.ts'
import { longestFile } from '#app/domain/ground/vocabulary/file-limits.ts'
import { sourceOf } from '#app/domain/delivery/receipts/sources.ts'
import { parseTicketNumber } from '#app/domain/ground/numbers/ticket-number.ts'
import { parseReport } from '#app/domain/intake/reports/report.ts'
import { commaFields } from '#app/domain/invoices/reading/csv-fields.ts'
import { decodeXml } from '#app/domain/invoices/reading/decode-xml.ts'
import { readLink } from '#app/domain/invoices/reading/read-link.ts'
import { readPayload } from '#app/domain/invoices/reading/read-qr.ts'
import { readTyped } from '#app/domain/invoices/reading/read-typed.ts'
import { readXml } from '#app/domain/invoices/reading/read-xml.ts'
import { countFields, type Counter } from '#app/http/body/count-fields.ts'
import { countJson } from '#app/http/body/count-json.ts'
import { countParts } from '#app/http/body/count-parts.ts'
import { bodyKind } from '#app/http/body/kind.ts'
import { sharedAddress } from '#app/http/page-cache/shared-addresses.ts'
import { encodingFor } from '#app/http/page-cache/accept-encoding.ts'
import { isSeen } from '#app/http/page-cache/document.ts'
import { requests } from '#app/http/openapi/requests.ts'
import { isSameOrigin } from '#app/http/origin-check.ts'
import { cleanLine, cleanText } from '#app/domain/ground/text/clean.ts'
import { cutText } from '#app/domain/ground/text/cut.ts'
import { parseStorable, storableForm } from '#app/http/storable.ts'
import { loggablePath } from '#app/platform/log.ts'
import { amendmentOf } from '#app/routes/desk/amendment-form.ts'
import { announcementOf } from '#app/routes/desk/announcement-form.ts'
import { declarationOf, lines } from '#app/routes/desk/declaration-form.ts'
import { formValues, listsOf, valuesOf as typedOf } from '#app/http/forms/fields.ts'
import { composed } from '#app/routes/desk/reply-form.ts'
import { browserName } from '#app/routes/public/browser-name.ts'
import { ratingOf } from '#app/routes/public/rating-of.ts'
import { inputOf, valuesOf } from '#app/routes/public/report-form.ts'
import { typedPreferences } from '#app/routes/public/typed-preferences.ts'
import { boundary } from '#test/support/forms.ts'
import { cpuMs } from '#test/support/growth.ts'

/**
 * Eight times as much must not take three times longer than eight times as long; what is quadratic takes 64 times. What
 * takes less than `shortMs` for the longest, nobody waits for.
 */
function expectLinear(work: (n: number) => () => unknown, n = 4000, shortMs = 40) {
  const [few, many] = [work(n), work(8 * n)]
  few()
  // The first run may be disturbed; what is short in one of five is short.
  const took = cpuMs(many, 1) < shortMs ? 0 : cpuMs(many, 5)
  if (took < shortMs) return
  const curve = [cpuMs(few, 5), cpuMs(work(2 * n), 5), cpuMs(work(4 * n), 5), took]
  expect(took, `ms for n, 2n, 4n and 8n: ${curve.join(', ')}`).toBeLessThan(24 * Math.max(curve[0] ?? 0, 0.5))
}

const shapes: Record<string, (at: number) => [string, string]> = {
  'other fields of a group': (at) => [`invoice.${at}`, 'x'],
  'one field': () => ['contact.notifyBy', 'sms'],
  'other fields': (at) => [`f${at}`, 'x'],
  'sub-items': (at) => [`aspects.a${at}`, '1'],
  choices: () => ['components', 'query_api'],
}
const formOf = (n: number, shape: (at: number) => [string, string]) => {
  const form = new FormData()
  for (let at = 0; at < n; at++) form.append(...shape(at))
  return form
}

/** Every reader that goes through a form, or asks for more than one field by name. */
const readers: Record<string, (form: FormData) => unknown> = {
  'of a report': inputOf,
  'of what was typed into a report': valuesOf,
  'of what was typed at the desk': typedOf,
  'of any form': storableForm,
  'of a rating': ratingOf,
  'of a subscription': (form) => typedPreferences(typedOf(form), listsOf(form), 'zh-CN'),
  'of a declaration': declarationOf,
  'of an amendment': amendmentOf,
  'of an announcement': announcementOf,
  'of a choice': (form) => formValues(form).list('components'),
  'of a reply': (form) => composed(form, []),
}

describe.each(Object.entries(readers))(
  'a form with eight times the fields takes eight times as long: the reader %s',
  (_title, read) => {
    test.each(Object.entries(shapes))('with many %s', (_shape, shape) => {
      expectLinear((n) => {
        const form = formOf(n, shape)
        return () => read(form)
      })
    })
  },
)

describe('what counts a body while it arrives', () => {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\n`
  const bodies: Record<string, [() => Counter, string, number]> = {
    fields: [countFields, 'x'.repeat(50), 64 * 1024],
    'a long file': [
      () => countParts(boundary),
      `--${boundary}\r\nfilename\r\n\r\n`.padEnd(50, 'x'),
      64 * 1024,
    ],
    'lines that nearly part': [() => countParts(boundary), `\r\n--${boundary.slice(0, -1)}`, 1000],
    'half a head': [() => countParts(boundary), head.slice(0, 40), 1],
    JSON: [countJson, '"a":[1,{}],', 64 * 1024],
    'JSON by bytes': [countJson, '"\\"', 1],
  }
  test.each(Object.entries(bodies))('%s', (_title, [counter, text, size]) => {
    expectLinear((n) => {
      const body = Buffer.from(text.repeat(n / 4))
      return () => {
        const count = counter()
        for (let at = 0; at < body.length; at += size) if (count(body.subarray(at, at + size))) return
      }
    })
  })
})

describe('the body of a call', () => {
  const bodies: Record<string, (n: number) => string> = {
    'many names': (n) => `{${Array.from({ length: n }, (_, at) => `"a${at}":1`).join()}}`,
    'one name': (n) => `{${'"a":1,'.repeat(n)}"a":1}`,
    'a list': (n) => `[${'"x",'.repeat(n)}1]`,
    'zero bytes': (n) => `["${String.raw`\u0000`.repeat(n)}"]`,
    'half characters': (n) => `["${'\ud800'.repeat(n)}"]`,
  }
  test.each(Object.entries(bodies))('of %s', (_title, bodyOf) => {
    expectLinear((n) => {
      const body = bodyOf(n)
      return () => parseStorable(body)
    })
  })

  test.each(Object.entries(requests))('as %s is judged in a time that grows no faster', (_title, schema) => {
    const judging = (valueOf: (n: number, schema: Schema) => unknown) => (n: number) => {
      const value = valueOf(n, schema)
      return () => schema.safeParse(value)
    }
    expectLinear(judging(longTexts))
    // Each item becomes an issue that is kept: so few that collecting their memory is no part of it.
    for (const valueOf of [manyNames, manyItems]) expectLinear(judging(valueOf), 250, 10)
  })

  test.each(['http', 'aliyun', 'tencent'])('of %s reports', (provider) => {
    expectLinear((n) => {
      const value = Array.from({ length: n }, () => ({}))
      return () => attempt(() => sourceOf(provider).parse(value))
    })
  })

  test('of a report, and of a rating', () => {
    const extra = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, at) => [`a${at}`, 'x']))
    expectLinear((n) => {
      const value = { kind: 'suggestion', description: 'x', contact: {}, extra: extra(n) }
      return () => attempt(() => parseReport(value, new Date()))
    })
    expectLinear((n) => {
      const value = { level: 1, aspects: extra(n) }
      return () => attempt(() => parseRating(value))
    })
  })
})

describe('an address or a header', () => {
  const texts = ['a', '/', '%', '.', ',', ' ', '"', '@', 'a@', '%40', '1', ';', '&a=', 'nf.', '票']
  const readersOfText: Record<string, (text: string) => unknown> = {
    'for the log': (text) => loggablePath(`/${text}`),
    'for its copy': (text) => sharedAddress(`/check?${text}`),
    'for its origin': (text) => isSameOrigin({ method: 'POST', url: `/${text}`, hasCookie: true }, []),
    'as answers': (text) => walk(decisionTable, parseAnswers(text)),
    'as the kind of a body': (text) => bodyKind('/report', `multipart/form-data;${text}`),
    'as encodings': (text) => encodingFor(text),
    'as tags': (text) => isSeen(`"${text}`, '"x"'),
    'as a browser': browserName,
    'as lines': lines,
    'as any text': cleanText,
    'as a line': cleanLine,
    'to be cut': (text) => cutText(text, 60),
  }
  test.each(Object.entries(readersOfText))('read %s', (_title, read) => {
    for (const text of texts)
      expectLinear((n) => {
        const long = text.repeat(n)
        return () => read(long)
      })
  })
})

describe('an invoice', () => {
  const texts = [
    ...[
      '1',
      '1 ',
      '1,',
      '1.',
      '-1',
      '2024-1-1 ',
      '2024 ',
      '(',
      '票',
      '票 ',
      '号码',
      '号码：1',
      '1\n',
      '\t1',
      'a=1&',
    ],
    ...[
      '"',
      '","',
      '<a>',
      '<a',
      '<!--',
      '<![CDATA[',
      '<a b="',
      '</a>',
      '&#1;',
      'E+1',
      '¥1',
      '1,000',
      '发票 ',
      '号码 1\n',
    ],
  ]
  const readersOfInvoices: Record<string, (text: string) => unknown> = {
    'as typed': (text) => readTyped(text, '2026-11-30'),
    'as a payload': readPayload,
    'as a line of a sheet': commaFields,
    'as a link': (text) => readLink(`https://a.test/?fphm=1&${text}`),
    'as XML': (text) => readXml(`<EInvoice>${text}`),
    'as bytes': (text) => decodeXml(Buffer.from(text)),
    'as the number of a ticket': parseTicketNumber,
  }
  test.each(Object.entries(readersOfInvoices))('read %s', (_title, read) => {
    for (const text of texts)
      expectLinear((n) => {
        const long = text.repeat(n / 4)
        return () => read(long)
      })
  })
})

describe('files are known by their content in time that grows with them', () => {
  const wrapped: Record<string, (n: number) => string> = {
    'references in a namespace': (n) => `<EInvoice xmlns="${'&#1;'.repeat(n)}"/>`,
    'entities in a namespace': (n) => `<EInvoice xmlns='${'&a;'.repeat(n)}'/>`,
    'many namespaces': (n) =>
      `<EInvoice${Array.from({ length: n }, (_, at) => ` xmlns:a${at}="u"`).join('')}/>`,
    'namespaces without an end': (n) => `<EInvoice${' xmlns="'.repeat(n)}`,
    'spaces behind a name': (n) => `<EInvoice xmlns${' '.repeat(n)}`,
    'a long comment': (n) => `<!--${'a'.repeat(n)}--><EInvoice/>`,
    'many comments': (n) => `${'<!---->'.repeat(n)}<EInvoice/>`,
    'hyphens in a comment': (n) => `<!--${'- '.repeat(n)}--><EInvoice/>`,
    'a declaration without an end': (n) => `<?xml ${' a="b"'.repeat(n)}`,
    'spaces before all': (n) => `${' '.repeat(n)}<EInvoice/>`,
    'names without an end': (n) => `<EInvoice>${'<a'.repeat(n)}`,
    'prefixes without an end': (n) => `<EInvoice>${'<a:'.repeat(n)}`,
  }
  test.each(Object.entries(wrapped))('%s', (_title, textOf) => {
    expectLinear((n) => {
      const content = Buffer.from(textOf(n))
      return () => sniff(content)
    }, 30_000)
  })

  test('as long as a file may be, they are looked at in a moment', () => {
    for (const textOf of Object.values(wrapped)) {
      const content = Buffer.from(textOf(1_200_000)).subarray(0, longestFile)
      expect(cpuMs(() => sniff(content), 1)).toBeLessThan(300)
    }
  })
})

type Schema = (typeof requests)[keyof typeof requests]
const namesOf = (schema: Schema) => ('shape' in schema ? Object.keys(schema.shape) : [])
const manyNames = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, at) => [`a${at}`, at]))
const manyItems = (n: number, schema: Schema) =>
  Object.fromEntries(namesOf(schema).map((name) => [name, Array.from({ length: n }, () => ({}))]))
const longTexts = (n: number, schema: Schema) =>
  Object.fromEntries(namesOf(schema).map((name) => [name, ' a'.repeat(n)]))

function attempt(work: () => unknown) {
  try {
    work()
  } catch {
    // Refused: how long that took is what counts.
  }
}

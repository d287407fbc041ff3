import { existsSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { files, tickets } from '#db/schema/index.ts'
import { forgetKeptFiles } from '#app/domain/ground/files/keep-files.ts'
import { config } from '#app/platform/config.ts'
import { closeRuntime } from '#app/platform/runtime.ts'
import { action } from '#app/routes/public/report.tsx'
import { action as subscribe } from '#app/routes/public/subscribe.tsx'
import { asSystem } from '#test/support/context.ts'
import { db } from '#test/support/database.ts'
import { openDesk } from '#test/support/desk.ts'
import { report } from '#test/support/forms.ts'
import { pageRenderer } from '#test/support/render.ts'
import { post } from './send.ts'

const keptFolder = () => join(config().DATA_DIR, 'kept')

beforeEach(openDesk)
afterEach(() => rmSync(keptFolder(), { recursive: true, force: true }))
afterAll(closeRuntime)

const png = new File([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], '截图.png')
const form = (over: Record<string, string | File> = {}): Record<string, string | File> => ({
  formKey: crypto.randomUUID(),
  ...report,
  ...over,
})
const { consent: _, ...unticked } = report

const send = (fields: Record<string, string | File>, path = '/report') => action(post(path, fields))
type Answer = Awaited<ReturnType<typeof send>>
const formOf = (answer: Answer) => ('data' in answer ? answer.data.form : null)
const keptOf = (answer: Answer) => formOf(answer)?.files.kept ?? []

describe('a switch within the form', () => {
  test('brings everything typed to another language, checks nothing and files nothing', async () => {
    const answer = await send(
      form({ keep: 'zh-CN', 'invoice.number': '12', 'contact.language': 'zh-CN', consent: '' }),
      '/en/report?size=large',
    )

    expect(answer).toMatchObject({
      init: { status: 200 },
      data: {
        kind: 'missing_invoice',
        form: {
          errors: [],
          values: {
            'invoice.number': '12',
            description: report.description,
            'contact.mobile': report['contact.mobile'],
            // Nobody chose a language: the answer comes in the page's.
            'contact.language': 'en',
          },
        },
      },
    })
    expect(await db.select().from(tickets)).toEqual([])
  })

  test('leaves the language that was chosen to be answered in', async () => {
    const answer = await send(form({ keep: 'zh-CN', 'contact.language': 'zh-TW' }), '/en/report')

    expect(formOf(answer)?.values).toMatchObject({ 'contact.language': 'zh-TW' })
  })

  test('to another kind and back loses no field, and the other kind is sent without them', async () => {
    const there = await send(form({ keep: 'zh-CN' }), '/report?kind=complaint')
    expect(there).toMatchObject({ data: { kind: 'complaint' } })

    const carried = { ...complaint, 'kept.invoice.number': '24112000000135114086' }
    const back = await send({ ...carried, keep: 'zh-CN' }, '/report?kind=missing_invoice')
    expect(back).toMatchObject({
      data: { kind: 'missing_invoice', form: { values: { 'invoice.number': '24112000000135114086' } } },
    })

    expect(await send(carried)).toBeInstanceOf(Response)
    expect(await db.select({ kind: tickets.kind }).from(tickets)).toEqual([{ kind: 'complaint' }])
  })

  test('is a button of the form on its page, for language, text size and kind, which Enter does not press', async () => {
    const render = await pageRenderer()
    const page = await (await render(new Request('http://127.0.0.1:3000/report'))).text()

    const buttons = page.match(/<button[^>]*form="report-form"[^>]*>/g) ?? []
    expect(buttons[0]).not.toContain('name=')
    for (const to of ['/en/report', '/report?size=large', '/report?kind=complaint']) {
      const button = buttons.find((one) => one.toLowerCase().includes(`formaction="${to}"`))
      expect(button, to).toMatch(/name="keep"/)
      expect(button, to).toMatch(/formnovalidate/i)
    }
  })

  test('keeps what is typed to subscribe', async () => {
    const fields = { formKey: 'one', channel: 'email', address: 'a@demo.invalid', keep: 'zh-CN' }

    const answer = await subscribe(post('/en/subscribe', { ...fields, language: 'zh-CN' }))

    expect(answer).toMatchObject({
      data: { errors: [], values: { address: 'a@demo.invalid', language: 'en' }, formKey: 'one' },
    })
  })

  test('is the same form: sent in another language it is not done again', async () => {
    const fields = form({ kind: 'complaint', description: '投诉。' })
    const first = await send(fields)
    const again = await send(fields, '/en/report')

    expect(again instanceof Response && again.headers.get('Location')).toBe(
      `/en${first instanceof Response ? first.headers.get('Location') : ''}`,
    )
    expect(await db.select().from(tickets)).toHaveLength(1)
  })
})

const complaint = {
  formKey: 'complaint',
  kind: 'complaint',
  description: '等了很久。',
  'contact.mobile': '13800138000',
  consent: 'yes',
  privacyVersion: '1',
}

describe('the files of a form that comes back', () => {
  test('are kept encrypted, listed, and filed with the report', async () => {
    const fields = { ...unticked, formKey: 'kept' }
    const [file] = keptOf(await send({ ...fields, files: png }))
    expect(file).toMatchObject({ name: '截图.png', bytes: 8 })
    const stored = everyFile(keptFolder()).map((path) => readFileSync(path).toString('latin1'))
    expect(stored).toHaveLength(2)
    for (const content of stored) expect(content).not.toMatch(/PNG|截图/)

    const again = await send({ ...fields, keptFile: file?.id ?? '', consent: 'yes' })

    expect(again).toBeInstanceOf(Response)
    expect(await db.select({ bytes: files.bytes, type: files.contentType }).from(files)).toEqual([
      { bytes: 8, type: 'image/png' },
    ])
    expect(everyFile(keptFolder())).toEqual([])
  })

  test('belong to the form’s key alone', async () => {
    const [file] = keptOf(await send({ ...unticked, formKey: 'mine', files: png }))

    const answer = await send({ ...unticked, formKey: 'another', keptFile: file?.id ?? '' })

    expect(formOf(answer)?.files).toEqual({ kept: [], lost: true })
  })

  test('are taken out by their button', async () => {
    const [file] = keptOf(await send({ ...unticked, formKey: 'out', files: png }))
    const id = file?.id ?? ''

    const answer = await send({ ...unticked, formKey: 'out', keptFile: id, removeFile: id })

    expect(answer).toMatchObject({ init: { status: 200 } })
    expect(formOf(answer)).toMatchObject({ errors: [], files: { kept: [], lost: false } })
    expect(everyFile(keptFolder())).toEqual([])
  })

  test('that are refused are named with their size and the limit, and the others are kept', async () => {
    const body = new FormData()
    for (const [name, value] of Object.entries(form())) body.append(name, value)
    body.append('files', png)
    body.append('files', new File(['#!/bin/sh'], '程序.png'))
    body.append('files', new File([new Uint8Array(10 * 1024 * 1024 + 1)], '扫描.pdf'))
    const { request, ...rest } = post('/report', {})

    const answer = await action({ ...rest, request: new Request(request.url, { method: 'POST', body }) })

    const messages = formOf(answer)?.errors.map(({ message }) => message)
    expect(messages).toEqual([
      expect.stringMatching(/“程序\.png”（9 B）.*PDF/),
      expect.stringMatching(/“扫描\.pdf”（10\.5 MB）.*10 MB/),
    ])
    expect(keptOf(answer)).toMatchObject([{ name: '截图.png' }])
  })

  test('that have expired are not left out in silence', async () => {
    const [file] = keptOf(await send({ ...unticked, formKey: 'late', files: png }))
    const fiveHoursAgo = new Date(Date.now() - 5 * 3_600_000)
    for (const name of readdirSync(keptFolder()))
      utimesSync(join(keptFolder(), name), fiveHoursAgo, fiveHoursAgo)
    await forgetKeptFiles(asSystem())
    expect(everyFile(keptFolder())).toEqual([])

    const answer = await send(form({ formKey: 'late', keptFile: file?.id ?? '' }))

    expect(answer).toMatchObject({ init: { status: 422 } })
    expect(formOf(answer)).toMatchObject({ errors: [{ field: 'files' }], files: { kept: [], lost: true } })
    expect(await db.select().from(tickets)).toEqual([])
  })

  test('are no more than sixty an hour from one address', async () => {
    const more = Array.from({ length: 14 }, async (_, form) => {
      const body = new FormData()
      for (const [name, value] of Object.entries({ ...unticked, formKey: `form ${form}` }))
        body.append(name, value)
      for (let i = 0; i < 5; i++) body.append('files', png, `${i}.png`)
      const { request, ...rest } = post('/report', {})
      return action({ ...rest, request: new Request(request.url, { method: 'POST', body }) })
    })
    const answers = await Promise.all(more)

    expect(answers.flatMap(keptOf)).toHaveLength(60)
    expect(answers.filter((answer) => formOf(answer)?.files.lost).length).toBeGreaterThan(0)
  })

  test('go along to the new key where a form was sent before with other words', async () => {
    const fields = form({ formKey: 'twice' })
    await send(fields)

    const answer = await send({ ...fields, description: '另外的话。', files: png })

    const key = 'data' in answer ? answer.data.formKey : ''
    expect(key).not.toBe('twice')
    expect(
      await send({
        ...fields,
        formKey: key,
        keptFile: keptOf(answer)[0]?.id ?? '',
        'invoice.number': '24112000000135114087',
      }),
    ).toBeInstanceOf(Response)
    expect(await db.select().from(files)).toHaveLength(1)
  })
})

const everyFile = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : []

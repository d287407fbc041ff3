import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { longestQuery, mostBytes } from '#app/http/body/limits.ts'

const site = readFileSync('deploy/nginx.conf', 'utf8')
const units = { k: 1024, m: 1024 * 1024 }

/** The bytes of a setting like `64m`. */
function bytesOf(setting: string): number {
  const [, count = '', unit = ''] = new RegExp(`\\b${setting} (?:\\d+ )?(\\d+)([km]);`).exec(site) ?? []
  return Number(count) * (unit === 'm' ? units.m : units.k)
}

test('the proxy lets through what the web process takes', () => {
  expect(bytesOf('client_max_body_size')).toBeGreaterThan(mostBytes('/report', 'parts'))
  expect(bytesOf('large_client_header_buffers')).toBeGreaterThan(longestQuery)
})

test('the proxy tells the process who asks and believes nobody else', () => {
  expect(site).toContain('proxy_set_header X-Forwarded-For $remote_addr;')
  expect(site).toContain('proxy_set_header Host $host;')
  expect(site).toContain('TRUST_PROXY=1')
})

import { expect, test } from 'vitest'
import { signDingtalk, signFeishu } from '#app/platform/robots/signatures.ts'
import { formEncoded, signAliyun } from '#app/platform/sms/sign-aliyun.ts'
import { signTencent } from '#app/platform/sms/sign-tencent.ts'

test('a call to Alibaba Cloud is signed as in the example of its documentation', () => {
  const call = {
    method: 'POST',
    path: '/',
    query: { RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' },
    headers: {
      host: 'ecs.cn-shanghai.aliyuncs.com',
      'x-acs-action': 'RunInstances',
      'x-acs-version': '2014-05-26',
      'x-acs-date': '2023-10-26T10:22:32Z',
      'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
      'x-acs-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    },
    body: '',
  } as const

  expect(signAliyun(call, 'YourAccessKeyId', 'YourAccessKeySecret')).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,' +
      'SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,' +
      'Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  )
})

test('a header that the signature of Alibaba Cloud does not cover changes nothing', () => {
  const call = { method: 'POST', path: '/', query: {}, headers: { host: 'a.invalid' }, body: 'x' } as const
  const more = { ...call, headers: { ...call.headers, accept: 'application/json' } }

  expect(signAliyun(more, 'id', 'secret')).toBe(signAliyun(call, 'id', 'secret'))
})

test.each([
  [{ b: '2', a: '1' }, 'a=1&b=2'],
  [{ text: 'a b+c*~' }, 'text=a%20b%2Bc%2A~'],
  [{ sign: '发票' }, 'sign=%E5%8F%91%E7%A5%A8'],
  [{ "it's": '(!)' }, 'it%27s=%28%21%29'],
  [{}, ''],
])('%j is encoded as %s', (fields, encoded) => {
  expect(formEncoded(fields)).toBe(encoded)
})

const describeInstances = {
  service: 'cvm',
  headers: { 'content-type': 'application/json; charset=utf-8', host: 'cvm.tencentcloudapi.com' },
  body: String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
  at: new Date(1_551_113_065_000),
}

test('a call to Tencent Cloud is signed as in the first example of its documentation', () => {
  expect(
    signTencent(
      describeInstances,
      'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
      'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
    ),
  ).toBe(
    'TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, ' +
      'SignedHeaders=content-type;host, ' +
      'Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
  )
})

test('a call to Tencent Cloud is signed as in the later example, with the action and starred-out keys', () => {
  const headers = { ...describeInstances.headers, 'x-tc-action': 'DescribeInstances' }

  expect(signTencent({ ...describeInstances, headers }, `AKID${'*'.repeat(32)}`, '*'.repeat(32))).toBe(
    `TC3-HMAC-SHA256 Credential=AKID${'*'.repeat(32)}/2019-02-25/cvm/tc3_request, ` +
      'SignedHeaders=content-type;host;x-tc-action, ' +
      'Signature=10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f',
  )
})

test('the scope of Tencent Cloud holds the day in UTC, not the day in China', () => {
  const lateEvening = new Date('2026-03-01T20:00:00Z')
  expect(signTencent({ ...describeInstances, at: lateEvening }, 'id', 'key')).toContain('id/2026-03-01/cvm/')
})

test('robots of DingTalk and Feishu are signed with key and message swapped', () => {
  expect(signDingtalk('this is secret', '1577262236757')).toBe('hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM=')
  expect(signFeishu('demo', '1599360473')).toBe('l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=')
})

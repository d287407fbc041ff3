import { sources } from '#app/domain/delivery/receipts/sources.ts'
import { inboundChannels } from '#app/domain/intake/inbound/inbound-channels.ts'
import { page, type Operation } from '../operation.ts'

/** The vendors that sign nothing they push. */
const unsigned = sources
  .filter(({ isSigned }) => !isSigned)
  .map(({ name }) => `\`${name}\``)
  .join(' and ')

export const otherOperations: Operation[] = [
  {
    id: 'showNotice',
    path: '/notices/{id}',
    method: 'get',
    tag: 'notices',
    summary: 'Show how a notice is going',
    scope: 'notices:read',
    answers: { 200: 'Notice' },
  },
  {
    id: 'cancelNotice',
    path: '/notices/{id}/cancel',
    method: 'post',
    tag: 'notices',
    summary: 'Stop what has not been sent yet',
    scope: 'notices:write',
    answers: { 200: 'Cancelled' },
    conflicts: true,
  },
  {
    id: 'retryNotice',
    path: '/notices/{id}/retry',
    method: 'post',
    tag: 'notices',
    summary: 'Send again to those who could not be reached',
    scope: 'notices:write',
    answers: { 200: 'Retried' },
    conflicts: true,
  },
  {
    id: 'pauseNotice',
    path: '/notices/{id}/pause',
    method: 'post',
    tag: 'notices',
    summary: 'Hold back what has not been sent yet',
    scope: 'notices:write',
    answers: { 200: 'Paused' },
    conflicts: true,
  },
  {
    id: 'resumeNotice',
    path: '/notices/{id}/resume',
    method: 'post',
    tag: 'notices',
    summary: 'Go on sending a paused notice',
    scope: 'notices:write',
    answers: { 200: 'Resumed' },
    conflicts: true,
  },
  {
    id: 'addSubscriber',
    path: '/subscribers',
    method: 'post',
    tag: 'subscribers',
    summary: 'Add a subscriber',
    description:
      '`confirmed: true` says that consent was given elsewhere; it needs the scope subscribers:import beside this one. The address of a group robot is its webhook address, that of a program where it is posted to; `secret` is what messages to either are signed with.',
    scope: 'subscribers:write',
    body: 'NewSubscriber',
    example: { channel: 'email', address: 'name@example.com', components: ['lookup'], kinds: ['incident'] },
    answers: { 201: 'Subscriber' },
  },
  {
    id: 'readSandbox',
    path: '/sandbox/messages',
    method: 'get',
    tag: 'sandbox',
    summary: 'Read what the sandbox providers received, the oldest first',
    description: 'Only while a sandbox provider is in use.',
    scope: 'sandbox:read',
    query: {
      to: { about: 'Mobile number, with or without +86, e-mail address, or address of a robot or program.' },
      notice: { about: 'Only messages of this notice.' },
      ...page,
    },
    answers: { 200: 'SandboxMessageList' },
  },
  {
    id: 'answerSurvey',
    path: '/surveys/{token}',
    method: 'post',
    tag: 'surveys',
    summary: 'Answer a survey',
    description:
      'The token is that of the link in the message. A level of 1 or 2, or not solved, needs a `comment`.',
    body: 'SurveyAnswer',
    example: { solved: true, level: 5, aspects: { speed: 5 }, comment: '很快。' },
    answers: { 200: 'SurveyRecorded' },
    conflicts: true,
  },
  {
    id: 'takeReceipts',
    path: '/receipts/{provider}',
    method: 'post',
    tag: 'receipts',
    summary: 'What became of messages, by the provider that took them',
    description: `Providers: \`http\` (the generic gateway; \`X-Fapiao-Signature: t=<seconds>,v1=<hex>\` with v1 = HMAC-SHA256 of \`<seconds>.<body>\` under SMS_HTTP_SECRET, that of \`http-2\` under SMS_SECOND_HTTP_SECRET, at most five minutes old), ${unsigned} (\`?key=\` with SMS_RECEIPT_KEY, of the second provider SMS_SECOND_RECEIPT_KEY). The same report again changes nothing.`,
    signed: true,
    query: { key: { about: 'SMS_RECEIPT_KEY or SMS_SECOND_RECEIPT_KEY, for providers that sign nothing.' } },
    body: 'ProviderReports',
    example: {
      deliveryId: '018f4f4e-0000-7000-8000-000000000000',
      state: 'delivered',
      at: '2026-03-02T04:00:00.000Z',
    },
    answers: { 200: 'ReportsTaken' },
  },
  {
    id: 'takeMail',
    path: '/inbound/{channel}',
    method: 'post',
    tag: 'receipts',
    summary: 'A mail that came back, by the mail server that got it',
    description: Object.entries(inboundChannels)
      .map(([name, { about }]) => `Channel: \`${name}\`. ${about}`)
      .join(' '),
    signed: true,
    query: {
      to: { about: 'The recipient of the envelope; absent: read from the head of the mail.' },
      from: { about: 'The sender of the envelope, empty for the null sender; absent: its Return-Path.' },
    },
    sends: 'message/rfc822',
    answers: { 200: 'MailTaken' },
  },
]

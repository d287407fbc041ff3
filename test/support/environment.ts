import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// What every test file starts from; a file that needs a database imports test/support/database.ts, which sets its URL.
Object.assign(process.env, {
  NODE_ENV: 'test',
  DATA_DIR: join(tmpdir(), `fapiao-desk-test-data-${process.pid}`),
  SECRET_KEYS: `t1:${createHash('sha256').update('test').digest('base64')}`,
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  // What is tested at night must leave as by day.
  QUIET_HOURS: 'off',
  // What staff send is expected at once; tests of taking back give the seconds themselves.
  UNDO_SECONDS: '0',
  SMS_HTTP_SECRET: 'a-secret-of-the-gateway-in-tests',
  BOUNCE_DOMAIN: 'bounces.demo.invalid',
  INBOUND_SECRET: 'a-secret-of-the-mail-server-in-tests',
  SMS_RECEIPT_KEY: 'a-key-of-the-address-in-tests',
  BASE_URL: 'http://127.0.0.1:3000',
})

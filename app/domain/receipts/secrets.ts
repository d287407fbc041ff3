import { config } from '#app/platform/config.ts'
import type { PushSecrets } from './sources.ts'

export function pushSecrets(): PushSecrets {
  const { SMS_HTTP_SECRET, SMS_RECEIPT_KEY } = config()
  return { http: SMS_HTTP_SECRET, key: SMS_RECEIPT_KEY }
}

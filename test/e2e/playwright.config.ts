import { defineConfig } from '@playwright/test'
import chromium from '@sparticuz/chromium'
import type { ProductOptions } from '#test/e2e/product.ts'

/** Two houses side by side, one a core: real gateways for the journeys, the sandbox for the pages. */
export default defineConfig<object, ProductOptions>({
  testDir: '.',
  testMatch: '*.test.ts',
  globalSetup: './prepare.ts',
  outputDir: '../../test-results',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: await chromium.executablePath(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'journeys', testMatch: 'journey.test.ts', use: { gateways: 'sinks' } },
    { name: 'pages', testIgnore: 'journey.test.ts', use: { gateways: 'sandbox' } },
  ],
})

import { testPublicPages } from '#test/e2e/public-pages.ts'

testPublicPages('zh-TW')

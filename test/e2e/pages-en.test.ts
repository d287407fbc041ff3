import { testPublicPages } from '#test/e2e/public-pages.ts'

testPublicPages('en')
